"""The field's English terms for offices, and the roles of the who's-who behind them."""

from __future__ import annotations

# The general term for each role; a head of government bears the office's own name, where the table has it.
TERMS = {
    "head-of-government": "prime minister", "foreign-minister": "foreign minister", "foreign-secretary": "foreign secretary",
    "defence-minister": "defence minister", "finance-minister": "finance minister", "interior-minister": "interior minister",
    "trade-minister": "trade minister", "energy-minister": "energy minister", "deputy-head-of-government": "deputy prime minister",
    "vice-president": "vice president", "parliament-speaker": "speaker of parliament", "un-ambassador": "permanent representative",
    "military-chief": "military chief", "spokesperson-head": "spokesperson", "spokesperson-mfa": "spokesperson",
    "spokesperson-mod": "spokesperson", "spokesperson-nsc": "spokesperson", "aide-head": "aide", "org-head": "secretary general",
    "chief-of-staff": "chief of staff", "intelligence-chief": "intelligence chief", "national-security-adviser": "national security advisor",
    "deputy-foreign-minister": "deputy foreign minister", "crown-prince": "crown prince", "special-envoy": "special envoy",
    "security-council-secretary": "security council secretary",
}  # fmt: skip
# What an office is called in one state where the field's term differs from the general one.
CALLED = {
    ("USA", "foreign minister"): "secretary of state", ("GBR", "foreign minister"): "foreign secretary",
    ("USA", "deputy foreign minister"): "deputy secretary of state", ("USA", "defence minister"): "secretary of defense",
    ("USA", "finance minister"): "treasury secretary",
}  # fmt: skip
_ROLES = {
    **{term: role for role, term in reversed(TERMS.items())}, **{called: term for (_, term), called in CALLED.items()},
    "president": "head-of-state", "king": "head-of-state", "queen": "head-of-state", "emir": "head-of-state",
    "sultan": "head-of-state", "chancellor": "head-of-government", "press secretary": "spokesperson-head",
}  # fmt: skip


def office_term(role: str, office: str) -> str:
    """The field's English term for a term of office."""
    if role in TERMS and not (role == "head-of-government" and office):
        return TERMS[role]
    return office.split(",")[0].split("(")[0].strip().lower() or role.replace("-", " ")


def office_in(country: str, office: str) -> str:
    """What an office is called in a state."""
    return CALLED.get((country, office), office)


def role_of(office: str) -> str:
    """The role of the who's-who that a record's term for an office means; the term itself, hyphened, where it has none."""
    role = _ROLES.get(office, office)
    return _ROLES.get(role, role).replace(" ", "-")
