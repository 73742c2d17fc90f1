"""Everyday and shop words for what chemists' descriptions call a role, and their sentences.

Layer: core.text (imports nothing of core). Descriptions say "anticoagulant", people also "blood
thinner"; the words of the descriptions are added behind those of the query.
"""

import re
from typing import Final

LAY_WORDS: Final = {
    r"pain ?killers?|pain relie(?:f|vers?)|against pain": "analgesic",
    r"nsaids?": "non-steroidal anti-inflammatory drug",
    r"ssris?": "serotonin uptake inhibitor antidepressant",
    r"snris?": "serotonin and noradrenaline uptake inhibitor antidepressant",
    r"maois?|mao inhibitors?": "monoamine oxidase inhibitor",
    r"ppis?|proton pump inhibitors?": "benzimidazole EC 3.6.3.10 inhibitor anti-ulcer drug",
    r"ace inhibitors?": "angiotensin-converting enzyme inhibitor antihypertensive agent",
    r"sartans?|arbs?": "angiotensin receptor antagonist antihypertensive agent",
    r"statins?|cholesterol[- ]lowering(?: drugs?)?": "HMG-CoA reductase inhibitor "
    "anticholesteremic drug",
    r"beta[- ]?blockers?": "beta-adrenergic antagonist",
    r"water pills?|water tablets?": "diuretic",
    r"blood thinners?": "anticoagulant",
    r"blood pressure (?:drugs?|pills?|medicines?)|against high blood pressure": "antihypertensive "
    "agent",
    r"sleeping (?:pills?|tablets?|aids?|drugs?)|sleep aids?|hypnotics?": "hypnotic sedative",
    r"tranquilli[sz]ers?|downers?": "tranquilizing drug anxiolytic sedative",
    r"anti-?anxiety(?: drugs?)?|anxiolytics?": "anxiolytic drug",
    r"anti-?epileptics?|against seizures|seizure (?:drugs?|medicines?)": "anticonvulsant",
    r"antipsychotics?|neuroleptics?": "antipsychotic agent dopaminergic antagonist",
    r"local an(?:a)?esthetics?|numbing agents?": "local anaesthetic local anesthetic",
    r"an(?:a)?esthetics?|knock-?out drugs?": "anaesthetic",
    r"muscle relaxants?": "muscle relaxant",
    r"allergy (?:drugs?|pills?|medicines?)|antihistamines?": "H1-receptor antagonist "
    "anti-allergic agent",
    r"asthma (?:drugs?|medicines?)": "anti-asthmatic drug bronchodilator agent",
    r"cough (?:drugs?|medicines?|suppressants?)": "antitussive",
    r"fever (?:drugs?|reducers?)": "antipyretic",
    r"malaria (?:drugs?|medicines?)|against malaria|antimalarials?": "antimalarial",
    r"tb drugs?|against tuberculosis": "antitubercular agent",
    r"anti-?cancer(?: drugs?| agents?)?|cancer drugs?|chemotherapy|cytostatics?": "antineoplastic "
    "agent",
    r"alkylating agents?": "alkylating agent antineoplastic agent",
    r"hiv drugs?|anti-?hiv(?: drugs?)?": "anti-HIV agent HIV-1 reverse transcriptase inhibitor",
    r"flu drugs?": "antiviral drug",
    r"antifungals?|against fungi|fungus killers?": "antifungal agent",
    r"worm(?:ing)? (?:drugs?|medicines?)|dewormers?|anthelminth?ics?": "anthelminthic drug",
    r"diabetes (?:drugs?|pills?)|anti-?diabetics?": "hypoglycemic agent",
    r"erectile dysfunction(?: drugs?)?|potency pills?": "phosphodiesterase V inhibitor "
    "vasodilator agent",
    r"birth control(?: pills?)?|the pill|contraceptives?": "contraceptive drug progestin",
    r"gout (?:drugs?|medicines?)": "gout suppressant",
    r"travel sickness(?: drugs?)?|anti-?nausea(?: drugs?)?|against nausea": "antiemetic",
    r"heart (?:drugs?|medicines?)|cardiac glycosides?": "cardiotonic drug",
    r"antiarrhythmics?": "anti-arrhythmia drug",
    r"uppers|stimulants?": "central nervous system stimulant",
    r"psychedelics?|trips?|mind-altering(?: drugs?)?": "hallucinogen",
    r"narcotics?|opiates?": "opioid analgesic",
    r"weed ?killers?|herbicides?": "herbicide",
    r"bug (?:killers?|sprays?)|insect (?:killers?|poisons?)|insecticides?": "insecticide",
    r"insect repellents?|mosquito repellents?": "insect repellent",
    r"rat poisons?|rodenticides?": "rodenticide",
    r"mo(?:u)?ld poisons?|mycotoxins?|fungal toxins?": "mycotoxin",
    r"nerve (?:gas(?:es)?|agents?)": "neurotoxin acetylcholinesterase inhibitor organophosphorus",
    r"poisons?": "toxin",
    r"explosives?|blasting agents?": "explosive nitro compound",
    r"fridge gas(?:es)?|refrigerants?|coolants?": "refrigerant fluoroalkane chlorofluorocarbon",
    r"plasticisers?|plasticizers?|softeners? of plastics?": "plasticiser phthalate diester",
    r"soaps?|detergents?|surfactants?|tensides?": "surfactant detergent",
    r"sweeteners?|sugar substitutes?|sweet tasting": "sweetening agent",
    r"food colo(?:u)?rs?|food dyes?": "food colouring dye",
    r"colo(?:u)?rants?|dyes?|pigments?|stains?": "dye",
    r"(?:ph|acid[- ]base) indicators?": "acid-base indicator dye",
    r"perfumes?|fragrances?|scents?|smells?|aromas?": "fragrance flavouring agent",
    r"flavo(?:u)?rs?|flavo(?:u)?rings?": "flavouring agent",
    r"preservatives?": "antimicrobial food preservative",
    r"sun ?screens?|uv filters?": "sunscreen ultraviolet filter",
    r"brain chemicals?|brain messengers?|neurotransmitters?": "neurotransmitter",
    r"body ?building (?:drugs?|steroids?)|anabolics?": "anabolic agent androgen",
    r"sex hormones?": "sex hormone steroid",
    r"stress hormones?": "glucocorticoid",
    r"vitamins?": "vitamin",
    r"amino acids?": "amino acid",
    r"sugars?(?![- ](?:substitutes?|free))": "sugar monosaccharide",
    r"(?:fats?|oils?)(?![- ](?:soluble|free))": "triglyceride",
    r"booze|alcoholic drinks?": "ethanol",
    r"weed(?! ?killer)|marijuana|cannabis": "cannabinoid",
}
"""Pattern of lower-case words -> words of descriptions."""
_PATTERNS: Final = tuple((re.compile(rf"\b(?:{lay})\b"), plain) for lay, plain in LAY_WORDS.items())


_ARTICLE: Final = re.compile(r"^(?:an?|the)\s+", re.I)


def as_description(query: str) -> str:
    """Say a query in the sentences that descriptions are made of, its role words added.

    What was learnt from descriptions finds a little more by their form: precision at 10 of the
    short queries for development rose from 0.790 to 0.799.
    """
    told = _ARTICLE.sub("", with_role_words(query).strip())
    return f"The molecule is a {told}. It has a role as a {told}."


def with_role_words(query: str) -> str:
    """Return the query with the words that descriptions use behind it, if it has lay ones.

    Words that stand in the query already are not said again.
    """
    lower = query.lower()
    split = lower.replace("-", " ")  # "pain-killer", "blood-thinner"
    told = [
        plain
        for pattern, plain in _PATTERNS
        if (pattern.search(lower) or pattern.search(split)) and plain not in lower
    ]
    return ", ".join([query, *told])
