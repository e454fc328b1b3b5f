"""Which language: ours are told, all others are not taken for ours."""

import pytest

from readout import packs, text

PACKS = [packs.load(code).conventions for code in packs.available()]

OTHERS = {
    "de": "Der russische Präsident und seine Kollegin haben am Donnerstag miteinander telefoniert. Wie der Sprecher der Regierung mitteilte, ging es in dem Gespräch um die Lage an der Grenze.",
    "fr": "Le président de la République s'est entretenu jeudi avec son homologue. Selon le communiqué, les deux dirigeants ont évoqué la situation dans la région et sont convenus de rester en contact.",
    "es": "El presidente habló por teléfono con su homólogo el jueves. Según el comunicado, los dos mandatarios trataron la situación en la frontera y acordaron volver a reunirse.",
    "pt": "O presidente falou por telefone com o seu homólogo na quinta-feira. Segundo o comunicado, os dois líderes discutiram a situação na fronteira e concordaram em voltar a reunir-se.",
    "it": "Il presidente ha parlato al telefono con il suo omologo giovedì. Secondo il comunicato, i due leader hanno discusso della situazione al confine e sono d'accordo di vedersi ancora.",
    "nl": "De president heeft donderdag met zijn ambtgenoot gebeld. Volgens de verklaring spraken de twee leiders over de toestand aan de grens en hebben ze afgesproken elkaar weer te zien.",
    "sv": "Presidenten talade i torsdags i telefon med sin kollega. Enligt uttalandet diskuterade de två ledarna läget vid gränsen och kom överens om att träffas igen.",
    "da": "Præsidenten talte torsdag i telefon med sin kollega. Ifølge udtalelsen drøftede de to ledere situationen ved grænsen og blev enige om at mødes igen.",
    "no": "Presidenten snakket torsdag på telefon med sin kollega. Ifølge uttalelsen drøftet de to lederne situasjonen ved grensen og ble enige om å møtes igjen.",
    "tr": "Cumhurbaşkanı perşembe günü mevkidaşıyla telefonda görüştü. Açıklamaya göre iki lider sınırdaki durumu ele aldı ve yeniden bir araya gelmek için anlaştı.",
    "pl": "Prezydent rozmawiał w czwartek przez telefon ze swoim odpowiednikiem. Zgodnie z oświadczeniem obaj przywódcy omówili sytuację na granicy i zgodzili się ponownie spotkać.",
    "cs": "Prezident ve čtvrtek telefonicky hovořil se svým protějškem. Podle prohlášení oba vůdci jednali o situaci na hranicích a dohodli se, že se znovu setkají.",
    "hu": "Az elnök csütörtökön telefonon beszélt kollégájával. A közlemény szerint a két vezető megvitatta a határ helyzetét, és megállapodtak abban, hogy ismét találkoznak.",
    "fi": "Presidentti puhui torstaina puhelimessa kollegansa kanssa. Lausunnon mukaan johtajat keskustelivat rajan tilanteesta ja sopivat tapaavansa uudelleen.",
    "ro": "Președintele a vorbit joi la telefon cu omologul său. Potrivit comunicatului, cei doi lideri au discutat despre situația de la frontieră și au convenit să se întâlnească din nou.",
    "hr": "Predsjednik je u četvrtak telefonski razgovarao sa svojim kolegom. Prema priopćenju, dva su čelnika raspravljala o stanju na granici i dogovorila se da će se ponovno sastati.",
    "vi": "Tổng thống đã điện đàm với người đồng cấp vào thứ Năm. Theo thông cáo, hai nhà lãnh đạo đã thảo luận về tình hình ở biên giới và đồng ý gặp lại nhau.",
    "tl": "Nakipag-usap ang pangulo sa telepono sa kanyang katapat noong Huwebes. Ayon sa pahayag, tinalakay ng dalawang pinuno ang kalagayan sa hangganan at nagkasundo silang magkita muli.",
    "sw": "Rais alizungumza kwa simu na mwenzake siku ya Alhamisi. Kwa mujibu wa taarifa, viongozi hao wawili walijadili hali ya mpakani na kukubaliana kukutana tena.",
    "af": "Die president het Donderdag met sy eweknie oor die telefoon gepraat. Volgens die verklaring het die twee leiers die toestand by die grens bespreek en ooreengekom om weer te ontmoet.",
    "la": "Praeses cum collega suo die Iovis per telephonum locutus est. Secundum nuntium duo duces de rebus in finibus egerunt et iterum convenire constituerunt.",
    "sq": "Presidenti foli të enjten në telefon me homologun e tij. Sipas deklaratës, dy udhëheqësit diskutuan për gjendjen në kufi dhe ranë dakord të takohen përsëri.",
    "ms": "Presiden bercakap melalui telefon dengan rakan sejawatannya pada Khamis. Menurut kenyataan itu, kedua-dua pemimpin membincangkan keadaan di sempadan dan bersetuju untuk bertemu lagi. Beliau berkata, kerjasama antara dua negara adalah penting kerana keadaan masih tidak menentu.",
    "ms3": "Menteri Luar Negeri akan mengadakan lawatan kerja ke Jepun mulai Isnin ini bagi membincangkan hubungan dua hala, menurut kenyataan kementerian itu.",
    "jv": "Presiden wis ngobrol liwat telpon karo kancane dina Kemis. Miturut katrangan iku, pamimpin loro mau ngrembug kahanan ing wates lan sarujuk arep ketemu maneh.",
    "su": "Présidén geus nyarita dina telepon jeung rekanna poé Kemis. Numutkeun pernyataan éta, dua pamingpin ngabahas kaayaan di wates jeung satuju pikeun patepung deui.",
    "uk": "Президент у четвер поговорив телефоном зі своїм колегою. Згідно із заявою, два лідери обговорили ситуацію на кордоні та домовилися про нову зустріч.",
    "be": "Прэзідэнт у чацвер пагаварыў па тэлефоне са сваім калегам. Згодна з заявай, два лідары абмеркавалі сітуацыю на мяжы і дамовіліся сустрэцца зноў.",
    "bg": "Президентът разговаря по телефона с колегата си в четвъртък. Според съобщението двамата лидери са обсъдили положението на границата и са се договорили да се срещнат отново.",
    "sr": "Председник је у четвртак разговарао телефоном са својим колегом. Према саопштењу, два лидера су разматрала стање на граници и договорила се да се поново састану.",
    "mn": "Ерөнхийлөгч пүрэв гарагт өөрийн түнштэйгээ утсаар ярилцав. Мэдэгдэлд дурдсанаар хоёр удирдагч хилийн байдлыг хэлэлцэж, дахин уулзахаар тохиролцжээ.",
    "ar": "تحدث الرئيس هاتفيا مع نظيره يوم الخميس",
    "zh": "总统星期四与对方通电话",
}
OURS = [
    ("id", "Kedua menteri bertemu di Jakarta pada hari Senin."),
    ("id", "Presiden mengatakan bahwa perundingan akan dilanjutkan bulan depan."),
    ("id", "Menlu itu tiba Kamis pagi, kata juru bicara kementerian."),
    ("en", "The two ministers met in Jakarta on Monday."),
    ("en", "Talks will resume next month, the president said."),
    ("ru", "Министры двух стран встретились в Москве."),
    ("ru", "Президент заявил, что переговоры продолжатся."),
]


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_are_not_taken_for_ours(language: str) -> None:
    assert text.identify(OTHERS[language], PACKS) is None


@pytest.mark.parametrize(("language", "sentence"), OURS)
def test_ours_are_told_from_one_sentence(language: str, sentence: str) -> None:
    assert text.identify(sentence, PACKS) == language


@pytest.mark.parametrize("nothing", ["", "12 345", "xqz wvk", "..."])
def test_no_words_no_language(nothing: str) -> None:
    assert text.identify(nothing, PACKS) is None
