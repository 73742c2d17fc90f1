"""Everyday and shop words for what chemists' descriptions call a role, and their sentences.

Layer: core.text (imports nothing of core). Descriptions say "anticoagulant", people also "blood
thinner"; the words of the descriptions are added behind those of the query.
"""

import re
from typing import Final

LAY_WORDS: Final = {
    r"pain ?killers?|pain(?: relie(?:f|vers?))?": "analgesic",
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
    r"(?:high )?blood pressure(?: drugs?| pills?| medicines?)?|hypertension": "antihypertensive "
    "agent",
    r"sleeping (?:pills?|tablets?|aids?|drugs?)|sleep aids?|hypnotics?": "hypnotic sedative",
    r"tranquilli[sz]ers?|downers?": "tranquilizing drug anxiolytic sedative",
    r"anti-?anxiety(?: drugs?)?|anxiolytics?": "anxiolytic drug",
    r"anti-?epileptics?|against seizures|seizure (?:drugs?|medicines?)": "anticonvulsant",
    r"antipsychotics?|neuroleptics?": "antipsychotic agent dopaminergic antagonist",
    r"local an(?:a)?esthetics?|numbing agents?": "local anaesthetic local anesthetic",
    r"an(?:a)?esthetics?|knock-?out drugs?": "anaesthetic",
    r"muscle relaxants?": "muscle relaxant",
    r"(?:allerg(?:y|ies)|hay ?fever)(?: drugs?| pills?| medicines?)?|antihistamines?": (
        "H1-receptor antagonist anti-allergic agent"
    ),
    r"asthma (?:drugs?|medicines?)": "anti-asthmatic drug bronchodilator agent",
    r"cough(?:s|ing)?(?: drugs?| medicines?| suppressants?)?": "antitussive",
    r"fever(?: drugs?| reducers?)?": "antipyretic",
    r"malaria(?: drugs?| medicines?)?|antimalarials?": "antimalarial",
    r"tb drugs?|against tuberculosis": "antitubercular agent",
    r"anti-?cancer(?: drugs?| agents?)?|cancer drugs?|chemotherapy|cytostatics?": "antineoplastic "
    "agent",
    r"alkylating agents?": "alkylating agent antineoplastic agent",
    r"hiv drugs?|anti-?hiv(?: drugs?)?": "anti-HIV agent HIV-1 reverse transcriptase inhibitor",
    r"flu drugs?": "antiviral drug",
    r"antifungals?|against fungi|fungus killers?": "antifungal agent",
    r"worm(?:ing)? (?:drugs?|medicines?|remed(?:y|ies))|de-?wormers?|wormers?|anthelminth?ics?": (
        "anthelminthic anthelmintic antinematodal drug"
    ),
    r"diabetes (?:drugs?|pills?)|anti-?diabetics?": "hypoglycemic agent",
    r"erectile dysfunction(?: drugs?)?|potency pills?": "phosphodiesterase V inhibitor "
    "vasodilator agent",
    r"birth control(?: pills?)?|the pill|contraceptives?": "contraceptive drug progestin",
    r"gout(?: drugs?| medicines?)?": "gout suppressant",
    r"travel sickness(?: drugs?)?|(?:anti-?)?nausea(?: drugs?)?": "antiemetic",
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
    # medicine, by what is treated and by the shorthand of the wards
    r"anti-?tuberculars?|anti-?tuberculosis|tuberculosis|tuberculostatics?|tb": "antitubercular "
    "antimycobacterial agent",
    r"anti-?parkinson\w*|(?:against )?parkinson(?:'s|s)?(?: disease)?": "antiparkinson drug "
    "dopamine agonist",
    r"glaucoma(?: drops?)?|eye drops?": "glaucoma ophthalmic",
    r"anti-?platelets?|platelet (?:aggregation )?inhibitors?": "platelet aggregation inhibitor",
    r"clot busters?|against (?:blood )?clots?|anti-?clotting": "anticoagulant antithrombotic",
    r"vitamin k antagonists?|coumarin anticoagulants?": "anticoagulant coumarin rodenticide",
    r"bone(?: loss)? drugs?|osteoporosis(?: drugs?)?|bisphosphonates?": "bone resorption "
    "osteoporosis bisphosphonate",
    r"anti-?thyroids?(?: drugs?)?|overactive thyroid": "antithyroid drug hyperthyroidism thyroid",
    r"thyroid hormones?": "thyroid hormone iodine",
    r"uric acid lowering|uricosurics?": "gout suppressant uricosuric",
    r"anti-?ang?inals?|angina(?: drugs?)?": "antianginal vasodilator agent",
    r"calcium (?:channel )?(?:blockers?|antagonists?)|ccbs?": "calcium channel blocker "
    "vasodilator antihypertensive",
    r"alpha[- ]?blockers?": "alpha-adrenergic antagonist",
    r"beta[- ]?(?:2[- ]?)?agonists?|bronchodilators?|asthma": "beta-adrenergic agonist "
    "bronchodilator asthma",
    r"tcas?|tricyclics?(?= antidep)": "tricyclic antidepressant adrenergic uptake inhibitor",
    r"mood (?:lifters?|drugs?)|depression(?: drugs?| pills?| medicines?)?": ("antidepressant"),
    r"psychosis|schizophrenia(?: drugs?)?": "antipsychotic agent dopaminergic antagonist",
    r"epilepsy(?: drugs?| medicines?)?|seizures?": "anticonvulsant epilepsy",
    r"dementia(?: drugs?)?|alzheimer(?:'s|s)?(?: disease)?(?: drugs?)?|nootropics?": (
        "alzheimer cholinesterase inhibitor"
    ),
    r"migraine(?: drugs?| pills?)?|triptans?": "migraine serotonergic agonist vasoconstrictor",
    r"h2[- ]?(?:blockers?|antagonists?)": "histamine h2-receptor antagonist antiulcer drug",
    r"(?:anti-?)?ulcer drugs?|acid reducers?|heartburn(?: drugs?)?": "antiulcer drug gastric",
    r"antacids?": "antacid",
    r"anti-?emetics?": "antiemetic nausea",
    r"anti-?diarrh?o?eals?|diarrh?o?ea drugs?": "antidiarrhoeal drug opioid",
    r"purgatives?|laxatives?|constipation(?: drugs?)?": "laxative",
    r"anti-?inflammator(?:y|ies)|inflammation": "anti-inflammatory non-steroidal drug",
    r"cortisones?|corticoids?|corticosteroids?": "glucocorticoid anti-inflammatory steroid",
    r"immun(?:e|o)[- ]?suppress(?:ants?|ives?|ors?)|transplant drugs?": "immunosuppressive agent",
    r"decongestants?": "nasal sympathomimetic vasoconstrictor agent",
    r"sympathomimetics?|adrenergics?": "sympathomimetic adrenergic agonist",
    r"anti-?cholinergics?|anti-?muscarinics?": "muscarinic antagonist anticholinergic",
    r"cholinesterase inhibitors?": "cholinesterase inhibitor",
    r"expectorants?|mucolytics?": "expectorant",
    r"anti-?virals?|virus drugs?": "antiviral",
    r"anti-?retrovirals?|hiv|aids drugs?": "antiretroviral HIV reverse transcriptase protease",
    r"herpes(?: drugs?)?": "antiviral herpes nucleoside",
    r"hepatitis(?: drugs?)?": "antiviral hepatitis",
    r"antibiotics?|antibacterials?": "antibacterial antibiotic",
    r"sulfa drugs?|sulpha drugs?|sulfonamide antibiotics?": "sulfonamide antibacterial "
    "antimicrobial",
    r"quinolone(?:s| antibiotics?)": "quinolone antibacterial topoisomerase",
    r"anti-?protozoals?|amoeba drugs?": "antiprotozoal antiamoebic",
    r"anti-?parasitics?|parasite drugs?": "antiparasitic anthelminthic antiprotozoal",
    r"anti-?neoplastics?|anti-?tumou?r(?: drugs?)?|leuk(?:a)?emia(?: drugs?)?|oncology drugs?": (
        "antineoplastic agent"
    ),
    r"kinase inhibitors?|tkis?": "tyrosine kinase inhibitor antineoplastic",
    r"anti-?metabolites?": "antimetabolite antineoplastic",
    r"anti-?(?:o)?estrogens?|breast cancer(?: drugs?)?": "estrogen antagonist antineoplastic",
    r"anti-?androgens?|prostate (?:cancer )?drugs?": "androgen antagonist antineoplastic",
    r"oestrogens?|estrogens?|female (?:sex )?hormones?": "estrogen steroid",
    r"androgens?|male (?:sex )?hormones?": "androgen steroid",
    r"progestins?|progestogens?|gestagens?": "progestin progesterone contraceptive",
    r"(?:anti-?)?diabet(?:es|ics?)(?: medicines?| medication)?|blood sugar lower(?:ing|ers?)|"
    r"hypoglyc(?:a)?emics?|sulfonylureas?": "hypoglycemic antidiabetic agent",
    r"lipid[- ]lowering|fibrates?|hypolipid(?:a)?emics?": "antilipemic anticholesteremic drug",
    r"weight loss|slimming|diet pills?|anorectics?|appetite suppressants?": "appetite depressant "
    "sympathomimetic",
    r"morphine[- ]like": "opioid analgesic narcotic",
    r"benzos?": "benzodiazepine anxiolytic",
    r"inhal(?:ed|ation)(?:al)? an(?:a)?esthetics?|volatile an(?:a)?esthetics?|"
    r"an(?:a)?esthetic gas(?:es)?": "inhalation anaesthetic",
    r"nmbas?|curares?|neuromuscular blockers?": "neuromuscular muscle relaxant nicotinic",
    r"antidotes?": "antidote",
    r"hair loss|baldness": "5-alpha-reductase prostate",
    r"acne(?: drugs?)?": "keratolytic dermatologic drug",
    # toxins, fields and gardens
    r"(?:mo(?:u)?ld|fung(?:al|us)) (?:toxins?|metabolites?)|toxins? (?:made by|of|from) "
    r"(?:mo(?:u)?lds?|fung(?:i|us))": "mycotoxin",
    r"venoms?|animal poisons?": "toxin venom",
    r"cancer[- ]causing|carcinogens?": "carcinogenic agent",
    r"pesticides?|crop protection": "pesticide agrochemical",
    r"(?:agricultural |crop )?fungicides?": "fungicide agrochemical",
    r"mite killers?|miticides?|acaricides?": "acaricide",
    r"(?:plant |phyto)(?:hormones?|growth regulators?)|plant phytohormones?": "plant hormone "
    "growth regulator auxin gibberellin",
    r"pheromones?|sex attractants?|insect attractants?": "pheromone insect",
    r"chemical weapons?|war(?:fare)? (?:gas(?:es)?|agents?)": "chemical warfare neurotoxin",
    # metabolism
    r"(?:krebs|tca|tricarboxylic acid|citric acid)(?: cycle)?(?: intermediates?| acids?)?": (
        "citric tricarboxylic fundamental metabolite acid"
    ),
    r"glycoly(?:sis|tic)(?: intermediates?)?": "phosphate fundamental metabolite glucose",
    r"(?:vitamin b ?|b[- ]?vitamins?|b[- ]?group vitamins?)(?:\d{1,2}\b)?": "water-soluble "
    "vitamin cofactor nutraceutical",
    r"co-?factors?|co-?enzymes?": "cofactor coenzyme",
    r"chelat(?:ors?|ing(?: agents?)?|es?)|metal binders?|iron binders?": "chelator iron metal",
    r"provitamins?": "vitamin carotenoid",
    r"bile acids?": "bile acid cholanic",
    r"prostanoids?|eicosanoids?": "prostaglandin",
    r"(?:plant )?sterols?|phytosterols?": "sterol phytosterol steroid",
    # things
    r"(?:artificial |synthetic |intense )?sweet(?:eners?|ening agents?|[- ]tasting)": "sweetening "
    "sweet agent",
    r"musks?": "fragrance macrocyclic",
    r"odou?rants?|aroma chemicals?|perfumery": "fragrance flavouring odor",
    r"textile dyes?|azo colou?rs?": "dye azo",
    r"fluorophores?|fluorescent (?:dyes?|probes?|labels?)": "fluorochrome fluorescent dye",
    r"monomers?|building blocks? of (?:plastics?|polymers?)": "monomer polymer plastic",
    r"flame retardants?|fire retardants?": "flame retardant",
    r"(?:jet |rocket )?fuels?|petrol|gasoline": "fuel gasoline",
    r"food additives?|e[- ]numbers?": "food additive",
    r"anti-?oxidants?|radical scavengers?": "antioxidant radical scavenger",
    r"disinfectants?|antiseptics?|biocides?": "disinfectant antiseptic antimicrobial",
    r"tear gas(?:es)?|lachrymators?": "lachrymator",
    r"(?:oxidi[sz]ing agents?|oxidants?)": "oxidising agent",
    r"(?:good'?s )?buffers?": "buffer",
    # targets by the letters that pharmacologists write
    r"ache(?:is?)?(?= inhib)|anti-?cholinesterases?": "acetylcholinesterase cholinesterase",
    r"cox(?:[- ]?[12])?(?= inhib)|coxibs?": "cyclooxygenase prostaglandin non-steroidal",
    r"pde[- ]?5(?: inhibitors?)?": "phosphodiesterase V inhibitor vasodilator erectile",
    r"5-?ht\d?\w?(?= )": "serotonin serotonergic",
    r"h1(?=[ -](?:receptor|block|antag))|h1-?antihistamines?": "histamine antihistamine",
    r"gaba(?:-?[ab])?(?= )|gabaergics?": "gamma-aminobutyric GABA",
    r"hdac(?= inhib)": "histone deacetylase",
    r"dhfr(?= inhib)|antifolates?": "dihydrofolate reductase folate antagonist",
    r"(?:egfr|vegfr|jak|btk|alk|bcr-abl|braf|mek|cdk4/6)(?= inhib)": "tyrosine kinase",
    r"(?:sglt-?2|dpp-?(?:4|iv))(?: inhibitors?)?|gliptins?|gliflozins?|glitazones?": (
        "hypoglycemic antidiabetic agent"
    ),
    r"nrtis?|nnrtis?": "HIV reverse transcriptase inhibitor",
    r"(?:rt|reverse transcriptase) inhibitors?": "reverse transcriptase inhibitor HIV",
    r"mra|aldosterone antagonists?": "aldosterone antagonist diuretic",
    r"dopamine agonists?": "dopamine agonist antiparkinson",
    r"(?:lab(?:oratory)? |organic |polar aprotic )?solvents?": "solvent",
}
"""Pattern of lower-case words -> words of descriptions."""
_ASKED: Final = re.compile(
    r"\b(?:what (?:do|can|would) (?:you|i|we|one) (?:give|take|use) (?:for|against)|"
    r"(?:drugs?|medicines?|medications?|pills?|tablets?|remed(?:y|ies)|treatments?) "
    r"(?:for|against|to treat))\b"
)
"""What stands before the name of an illness and is said of all of them."""
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


def role_words(query: str) -> str:
    """Return the query with its lay words replaced by those that descriptions use.

    For counting words: the "killer" of a weed killer is said of nothing else. Of lay words that
    overlap the longest counts ("volatile anaesthetics", not "anaesthetics").
    """
    lower, told = _ASKED.sub(lambda m: " " * len(m[0]), query.lower()), list[str]()
    # "pain-killer" is a "pain killer", but "beta-lactam" stays one word where no lay word is.
    texts = (lower.replace("-", " "), lower)
    found = [(m, plain) for text in texts for p, plain in _PATTERNS for m in p.finditer(text)]
    for match, plain in sorted(found, key=lambda pair: len(pair[0][0]), reverse=True):
        start, end = match.span()
        if start < end and "\0" not in lower[start:end]:
            lower = lower[:start] + "\0" * (end - start) + lower[end:]
            told.append(plain)
    return ", ".join([lower.replace("\0", " "), *dict.fromkeys(told)])
