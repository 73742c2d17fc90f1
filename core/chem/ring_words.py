"""Words for ring systems, each with one SMARTS that covers its hydrogenated and oxo forms.

Layer: core.chem (imports nothing of core). "~" is any bond: descriptions call 3,4-dihydroquinoline
a member of quinolines.
"""

from typing import Final

FLAVONE: Final = "O=c1cc(-c2ccccc2)oc2ccccc12"

RINGS: Final[dict[str, str]] = {
    "naphthalene": "c1ccc2ccccc2c1",
    "anthracene": "[#6]1~[#6]~[#6]~[#6]2~[#6]~[#6]3~[#6]~[#6]~[#6]~[#6]~[#6]~3~[#6]~[#6]~2~[#6]~1",
    "phenanthrene": (
        "[#6]1~[#6]~[#6]~[#6]2~[#6](~[#6]~1)~[#6]~[#6]~[#6]1~[#6]~2~[#6]~[#6]~[#6]~[#6]~1"
    ),
    "biphenyl": "c1ccccc1-c1ccccc1",
    "pyridine": "c1ccncc1",
    "pyridone": "[#6]1~[#6]~[#6]~[#6]~[#6]~[#7]~1",
    "pyrimidine": "[#6]1~[#7]~[#6]~[#7]~[#6]~[#6]~1",
    "pyrimidone": "[#6]1~[#7]~[#6]~[#7]~[#6]~[#6]~1",
    "pyridazine": "[#6]1~[#6]~[#7]~[#7]~[#6]~[#6]~1",
    "pyridazinone": "[#6]1~[#6]~[#7]~[#7]~[#6]~[#6]~1",
    "pyrazine": "c1cnccn1",
    "triazine": (
        "[#7;$([#7]1~[#6]~[#7]~[#6]~[#7]~[#6]~1),$([#7]1~[#7]~[#7]~[#6]~[#6]~[#6]~1),"
        "$([#7]1~[#7]~[#6]~[#7]~[#6]~[#6]~1)]"
    ),
    "purine": "[#6]1~[#7]~[#6]2~[#6](~[#7]~1)~[#6]~[#7]~[#6]~[#7]~2",
    "pteridine": "[#6]1~[#7]~[#6]~[#6]2~[#7]~[#6]~[#6]~[#7]~[#6]~2~[#7]~1",
    "imidazole": "[#6]1~[#6]~[#7]~[#6]~[#7]~1",
    "benzimidazole": "c1ccc2[nX3]cnc2c1",
    "pyrazole": "[#6]1~[#6]~[#6]~[#7]~[#7]~1",
    "indazole": "c1ccc2nncc2c1",
    "triazole": ("[#7;$([#7]1~[#7]~[#7]~[#6]~[#6]~1),$([#7]1~[#7]~[#6]~[#7]~[#6]~1)]"),
    "tetrazole": "c1nnnn1",
    "thiazole": "[#6]1=,:[#6]~[#16]~[#6]~[#7]~1",
    "isothiazole": "c1csnc1",
    "benzothiazole": "[#6]1~[#6]~[#6]~[#6]2~[#6](~[#6]~1)~[#16]~[#6]~[#7]~2",
    "oxazole": "[#6]1~[#6]~[#8]~[#6]~[#7]~1",
    "isoxazole": "c1conc1",
    "oxadiazole": (
        "[#8;$([#8]1~[#7]~[#6]~[#6]~[#7]~1),$([#8]1~[#7]~[#6]~[#7]~[#6]~1),"
        "$([#8]1~[#6]~[#7]~[#7]~[#6]~1),$([#8]1~[#7]~[#7]~[#6]~[#6]~1)]"
    ),
    "thiadiazole": (
        "[#16;$([#16]1~[#7]~[#6]~[#6]~[#7]~1),$([#16]1~[#7]~[#6]~[#7]~[#6]~1),"
        "$([#16]1~[#6]~[#7]~[#7]~[#6]~1),$([#16]1~[#7]~[#7]~[#6]~[#6]~1)]"
    ),
    "thiophene": "c1ccsc1",
    "1-benzothiophene": "[#6]1~[#6]~[#6]~[#6]2~[#6](~[#6]~1)~[#16]~[#6]~[#6]~2",
    "benzothiophene": "[#6]1~[#6]~[#6]~[#6]2~[#6](~[#6]~1)~[#16]~[#6]~[#6]~2",
    "furan": "[#8]1~[#6]=,:[#6]~[#6]~[#6]~1",
    "1-benzofuran": "[#6]1~[#6]~[#6]~[#6]2~[#6](~[#6]~1)~[#8]~[#6]~[#6]~2",
    "2-benzofuran": "[#6]1~[#6]~[#6]~[#6]2~[#6](~[#6]~1)~[#6]~[#8]~[#6]~2",
    "benzoxazole": "[#6]1~[#6]~[#6]~[#6]2~[#6](~[#6]~1)~[#7,#8]~[#6,#7]~[#6,#7,#8]~2",
    "benzofuran": "[#6]1~[#6]~[#6]~[#6]2~[#6](~[#6]~1)~[#8]~[#6]~[#6]~2",
    "benzodioxole": "c1ccc2OCOc2c1",
    "dibenzofuran": "c1ccc2c(c1)oc1ccccc12",
    "pyrrole": "c1ccnc1",
    "indole": "[#6]1~[#6]~[#6]~[#6]2~[#6](~[#6]~1)~[#6]~[#6]~[#7]~2",
    "oxindole": "[#8]~[#6]1~[#6]~[#6]2~[#6]~[#6]~[#6]~[#6]~[#6]~2~[#7]~1",
    "isoindole": "[#6]1~[#6]~[#6]~[#6]2~[#6](~[#6]~1)~[#6]~[#7]~[#6]~2",
    "carbazole": "c1ccc2c(c1)nc1ccccc12",
    "quinoline": "[#6]1~[#6]~[#6]~[#6]2~[#6](~[#6]~1)~[#6]~[#6]~[#6]~[#7]~2",
    "quinolone": "[#6]1~[#6,#7]~[#6,#7]~[#6]2~[#6](~[#6,#7]~1)~[#6]~[#6]~[#6]~[#7]~2",
    "isoquinoline": "[#6]1~[#6]~[#6]~[#6]2~[#6](~[#6]~1)~[#6]~[#6]~[#7]~[#6]~2",
    "quinazoline": "[#6]1~[#6]~[#6]~[#6]2~[#6](~[#6]~1)~[#6]~[#7]~[#6]~[#7]~2",
    "quinoxaline": "[#6]1~[#6]~[#6]~[#6]2~[#6](~[#6]~1)~[#7]~[#6]~[#6]~[#7]~2",
    "acridine": "c1ccc2nc3ccccc3cc2c1",
    "phenothiazine": "c1ccc2c(c1)Nc1ccccc1S2",
    "coumarin": "O=c1ccc2ccccc2o1",
    "chromone": "O=c1ccoc2ccccc12",
    "chromene": "[#6]1~[#6]~[#6]~[#6]2~[#6](~[#6]~1)~[#6]~[#6]~[#6]~[#8]~2",
    "chromane": "c1ccc2c(c1)CCCO2",
    "xanthone": "O=c1c2ccccc2oc2ccccc12",
    "flavone": FLAVONE,
    "flavonol": "O=c1c([OX2,OX1-])c(-c2ccccc2)oc2ccccc12",
    "isoflavone": "O=c1c(-c2ccccc2)coc2ccccc12",
    "flavanone": "O=C1CC(c2ccccc2)Oc2ccccc12",
    "flavan": "C1CC(c2ccccc2)Oc2ccccc12",
    "chalcone": "O=C([#6]~[#6]c1ccccc~1)c1ccccc~1",
    "stilbene": "c1ccccc~1[#6]~[#6]c1ccccc~1",
    "azobenzene": "cN=Nc",
    "anthraquinone": "O=C1c2ccccc2C(=O)c2ccccc12",
    "porphyrin": "[#7]1~[#6]~[#6]~[#6]~[#6]~1~[#6]~[#6]1~[#7]~[#6]~[#6]~[#6]~1",
    "piperidine": "C1CCNCC1",
    "piperidone": "[#6]1~[#6]~[#6]~[#7]~[#6]~[#6]~1",
    "piperazine": "C1CNCCN1",
    "morpholine": "C1COCCN1",
    "pyrrolidine": "C1CCNC1",
    "pyrrolidin-2-one": "O~[#6]1~[#6]~[#6]~[#6]~[#7]~1",
    "azetidine": "C1CNC1",
    "aziridine": "C1CN1",
    "imidazolidine": "C1CNCN1",
    "imidazolidine-2,4-dione": "O=C1CNC(=O)N1",
    "oxolane": "C1CCOC1",
    "oxane": "[#6]1~[#6]~[#6]~[#8]~[#6]~[#6]~1",
    "dioxolane": "[#6]1~[#6]~O~[#6]~O~1",
    "butenolide": "O=C1C=CCO1",
    "butan-4-olide": "O=C1CCCO1",
    "tetralin": "c1ccc2CCCCc2c1",
    "cyclopropane": "C1CC1",
    "cyclobutane": "C1CCC1",
    "cyclopentane": "C1CCCC1",
    "cyclohexane": "C1CCCCC1",
    "cyclohexene": "C1CCCC=C1",
    "adamantane": "C1C2CC3CC1CC(C2)C3",
    "benzodiazepine": ("c1ccc2c(c1)~[#6]~[#7]~[#6]~[#6]~[#7]~2"),
    "barbiturate": "[#6]1(=O)[#6][#6](=O)[#7][#6](=[O,S])[#7]1",
    "penicillin": "O=C1CC2N1CC(C)(C)S2",
    "cephalosporin": "O=C1CC2N~1[#6]~[#6][#6][S,O,C]~2",
    "carbapenem": "O=C1CC2N~1C~CC~2",
    "tetracycline": (
        "NC(=O)[#6]1~[#6]~[#6]~[#6]2~[#6](~[#6]~1)~[#6]~[#6]1~[#6](~[#6]~2)~[#6]~[#6]~[#6]~[#6]~1"
    ),
    "thiazide": "NS(=O)(=O)c1ccc2~N~C~N~S(=O)(=O)c~2c~1",
    "morphinan": "c1ccc2~C~C3~N~C~C~C4(~c~2~c~1)~C~3~C~C~C~C~4",
    "naphthyridine": "c1cnc2ncccc2c1",
}
"""Word -> SMARTS."""
