"""Rings, scaffolds and skeletons of natural products as typed queries name them.

Layer: core.chem (imports nothing of core). Stricter than ``core.chem.ring_words``: an indole is
aromatic. Consulted for queries alone. Keys as in ``core.chem.typed_groups``.
"""

from typing import Final

_BENZ: Final = "[#6]1~[#6]~[#6]~[#6]2~[#6](~[#6]~1)"
_MORPHINAN: Final = "c1ccc2~C~C3~[#7]~C~C~C4(~c~2~c~1)~C~3~C~C~C~C~4"

_AROMATIC: Final = {
    "pyrimidone": "[$(O=c1ccncn1),$(O=c1ncccn1)]",
    "indole": "c1ccc2c(c1)cc[nX3]2", "indolyl": "c1ccc2c(c1)cc[nX3]2",
    "quinoline": "c1ccc2ncccc2c1", "isoquinoline": "c1ccc2cnccc2c1",
    "quinazoline": "c1ccc2ncncc2c1", "cinnoline": "c1ccc2nnccc2c1", "quinoxaline": "c1ccc2nccnc2c1",
    "phthalazine": "c1ccc2cnncc2c1", "pyridine": "c1ccncc1", "pyridyl": "c1ccncc1",
    "pyridone": "[$(O=c1ccccn1),$(O=c1ccncc1)]", "2 pyridone": "O=c1ccccn1",
    "4 pyridone": "O=c1ccncc1", "pyrimidine": "c1cncnc1",
    "pyrimidinone": "[$(O=c1ccncn1),$(O=c1ncccn1)]",
    "pyrimidinedione": "O=c1ccnc(=O)n1", "pyridazine": "c1ccnnc1", "pyridazinone": "O=c1cccnn1",
    "purine": "c1ncc2ncnc2n1", "pteridine": "c1cnc2ncncc2n1", "pterin": "O=c1nc(N)nc2nccnc12",
    "flavin": "O=c1nc(=O)c2nc3ccccc3nc2n1", "isoalloxazine": "O=c1nc(=O)c2nc3ccccc3nc2n1",
    "imidazole": "c1cncn1", "benzimidazole": "c1ccc2c(c1)n[c;!$(c=[O,S])]n2", "pyrazole": "c1ccnn1",
    "indazole": "c1ccc2c(c1)cnn2", "triazole": "[n;$(n1cnnc1),$(n1nccn1)]1[c,n][c,n][c,n][c,n]1",
    "1,2,3 triazole": "c1cnnn1", "1,2,4 triazole": "c1ncnn1", "tetrazole": "c1nnnn1",
    "benzotriazole": "c1ccc2c(c1)nnn2", "thiazole": "c1cscn1", "aminothiazole": "[NX3]c1nccs1",
    "benzothiazole": "c1ccc2c(c1)ncs2", "oxazole": "c1cocn1", "benzoxazole": "c1ccc2c(c1)nco2",
    "isoxazole": "c1conc1", "isothiazole": "c1csnc1",
    "benzisoxazole": "[$(o1ncc2ccccc12),$(o1cc2ccccc2n1)]", "benzisothiazole": "c1ccc2c(c1)cns2",
    "oxadiazole": "[o;$(o1cnnc1),$(o1cncn1),$(o1nccn1),$(o1nncc1)]1[c,n][c,n][c,n][c,n]1",
    "1,2,4 oxadiazole": "c1ncon1", "1,3,4 oxadiazole": "c1nnco1", "1,3,4 thiadiazole": "c1nncs1",
    "thiadiazole": "[s;$(s1cnnc1),$(s1cncn1),$(s1nccn1),$(s1nncc1)]1[c,n][c,n][c,n][c,n]1",
    "triazine": (
        "[n;x2;$(n1cncnc1),$(n1nccnc1),$(n1ncncc1),$(n1cnncc1),$(n1nnccc1),$(n1ncccn1)]1[c,n][c,n"
        "][c,n][c,n][c,n]1"), "1,3,5 triazine": "c1ncncn1",
    "s triazine": "c1ncncn1", "thiophene": "c1ccsc1", "thienyl": "c1ccsc1",
    "benzothiophene": "c1ccc2c(c1)ccs2",
    "thienopyridine": (
        "[$(s1ccc2ncccc12),$(s1ccc2cnccc12),$(s1ccc2ccncc12),$(s1ccc2cccnc12),$(s1ccc2CNCCc12),$("
        "s1ccc2CCNCc12)]"),
    "furan": "c1ccoc1", "furyl": "c1ccoc1", "benzofuran": "c1ccc2c(c1)cco2",
    "pyrrole": "c1cc[nX3]c1", "isoindole": "c1ccc2c[nX3]cc2c1", "indolizine": "c1ccn2cccc2c1",
    "imidazopyridine": "[$(c1ccn2ccnc2c1),$(c1ccc2ncnc2n1),$(c1cc2ncnc2cn1),$(c1ccc2cncn2c1)]",
    "pyrazolopyrimidine": "[$(n1cncc2cnnc12),$(c1cnc2ccnn2c1),$(n1cncc2nncc12)]",
    "pyrrolopyrimidine": "[$(n1cncc2ccnc12),$(n1cncc2nccc12)]", "deazapurine": "n1cncc2ccnc12",
    "azaindole": "[$(c1cnc2nccc2c1),$(c1ccc2nccc2n1),$(c1cc2nccc2cn1),$(c1cncc2nccc12)]",
    "7 azaindole": "c1cnc2nccc2c1",
    "naphthyridine": (
        "[c;$(c12ncccc1cccn2),$(c12ncccc1nccc2),$(c12ncccc1cncc2),$(c12ncccc1ccnc2),$(c12cnccc1cn"
        "cc2),$(c12cnccc1ccnc2)]12[c,n][c,n][c,n][c,n]c1[c,n][c,n][c,n][c,n]2"),
    "carbazole": "c1ccc2c(c1)[nX3]c1ccccc12",
    "carboline": (
        "[#7;$([#7]1c2ccccc2c2~[#6]~[#6]~[#7]~[#6]~c12),$([#7]1c2ccccc2c2~[#6]~[#6]~[#6]~[#7]~c12"
        "),$([#7]1c2ccccc2c2~[#6]~[#7]~[#6]~[#6]~c12),$([#7]1c2ccccc2c2~[#7]~[#6]~[#6]~[#6]~c12)]"),
    "beta carboline": "[nX3]1c2ccccc2c2~[#6]~[#6]~[#7]~[#6]~c12",
    "acridine": "c1ccc2nc3ccccc3cc2c1", "acridone": "O=c1c2ccccc2nc2ccccc12",
    "phenazine": "c1ccc2nc3ccccc3nc2c1", "phenanthridine": "c1ccc2c(c1)cnc1ccccc12",
    "phenanthroline": "c1cnc2c(c1)ccc1cccnc12",
    "bipyridine": (
        "[c;$(c1ccccn1),$(c1cccnc1),$(c1ccncc1)]-!@[c;$(c1ccccn1),$(c1cccnc1),$(c1ccncc1)]"),
    "dibenzothiophene": "c1ccc2c(c1)sc1ccccc12", "xanthine": "O=c1nc(=O)c2ncnc2n1",
    "uracil": "O=c1ccnc(=O)n1", "cytosine": "[NX3]c1ccnc(=O)n1", "thymine": "[CH3]c1cnc(=O)nc1=O",
    "adenine": "[NX3]c1ncnc2ncnc12", "guanine": "O=c1nc(N)nc2ncnc12",
    "hypoxanthine": "O=c1ncnc2ncnc12", "quinolone": "O=c1ccnc2ccccc12",
    "4 quinolone": "O=c1ccnc2ccccc12", "2 quinolone": "O=c1ccc2ccccc2n1",
    "fluoroquinolone": "O=c1ccnc2ccc(F)cc12", "quinazolinone": "O=c1ncnc2ccccc12",
    "quinazolinedione": "O=c1nc(=O)c2ccccc2n1", "coumarin": "O=c1ccc2ccccc2o1",
    "isocoumarin": "O=c1occc2ccccc12", "chromone": "O=c1ccoc2ccccc12",
    "furanocoumarin": "[$(O=c1ccc2cc3ccoc3cc2o1),$(O=c1ccc2ccc3occc3c2o1)]",
    "psoralen": "O=c1ccc2cc3ccoc3cc2o1", "pyrone": "[$(O=c1cccco1),$(O=c1ccocc1)]",
    "xanthone": "O=c1c2ccccc2oc2ccccc12", "tropolone": "O=c1cccccc1[OX2]",
    "azulene": "c1ccc2cccc-2cc1", "pyrylium": "[o+]1ccccc1",
    "flavylium": "[o+]1c(-c2ccccc2)ccc2ccccc12", "anthocyanidin": "[o+]1c(-c2ccccc2)ccc2ccccc12",
    "porphyrin": (
        "[#7]1~[#6]2~[#6]~[#6]~[#6]~1~[#6]~[#6]1~[#6]~[#6]~[#6](~[#7]~1)~[#6]~[#6]1~[#6]~[#6]~[#6"
        "](~[#7]~1)~[#6]~[#6]1~[#6]~[#6]~[#6](~[#7]~1)~[#6]~2"),
}  # fmt: skip
_CARBON: Final = {
    "benzene": "c1ccccc1", "benzene ring": "c1ccccc1", "phenyl ring": "c1ccccc1",
    "phenyl": "c1ccccc1", "benzenoid": "c1ccccc1",  "naphthalene": "c1ccc2ccccc2c1",
    "anthracene": "c1ccc2cc3ccccc3cc2c1", "phenanthrene": "c1ccc2c(c1)ccc1ccccc12",
    "pyrene": "c1cc2ccc3cccc4ccc(c1)c2c34", "polycyclic aromatic": "c1ccc2ccccc2c1",
    "fluorene": "c1ccc2c(c1)[#6]c1ccccc12", "fluorenone": "O=C1c2ccccc2-c2ccccc12",
    "indene": "[#6]1-[#6]=[#6]-c2ccccc2-1", "indane": "c1ccc2c(c1)CCC2", "indan": "c1ccc2c(c1)CCC2",
    "indanone": "[$(O=C1CCc2ccccc12),$(O=C1Cc2ccccc2C1)]", "tetralin": "c1ccc2c(c1)CCCC2",
    "tetralone": "[$(O=C1CCCc2ccccc12),$(O=C1CCc2ccccc2C1)]",
    "tetrahydronaphthalene": "c1ccc2c(c1)CCCC2", "decalin": "C1~C~C~C2~C~C~C~C~C~2~C~1",
    "terphenyl": (
        "[c;$(c1(-!@c2ccccc2)c(-!@c2ccccc2)cccc1),$(c1(-!@c2ccccc2)cc(-!@c2ccccc2)ccc1),$(c1(-!@c"
        "2ccccc2)ccc(-!@c2ccccc2)cc1)]1ccccc1"), "biphenyl": "c1ccccc1-c1ccccc1",
    "biaryl": "a-!@a", "stilbene": "c1ccccc1[CX3]=[CX3]c1ccccc1",
    "stilbenoid": "c1ccccc1-!@[#6;!R]~[#6;!R]-!@c1ccccc1", "bibenzyl": "c1ccccc1[CX4][CX4]c1ccccc1",
    "chalcone": "O=C([#6]=[#6]c1ccccc1)c1ccccc1", "flavone": "O=c1cc(-c2ccccc2)oc2ccccc12",
    "flavonol": "O=c1c([OX2,OX1-])c(-c2ccccc2)oc2ccccc12",
    "isoflavone": "O=c1c(-c2ccccc2)coc2ccccc12",
    "isoflavonoid": "[#6]1~[#6](c2ccccc2)~[#6]~[#8]c2ccccc2~1",
    "flavonoid": (
        "[$([#6]1~[#6]~[#6](c2ccccc2)~[#8,o+]~c2ccccc2~1),$([#6]1~[#6](c2ccccc2)~[#6]~[#8]~c2cccc"
        "c2~1),$(c1ccccc1[#6;!R]~[#6]C(=O)c1ccccc1[OX2])]"),
    "flavanone": "O=C1CC(c2ccccc2)Oc2ccccc12", "aurone": "O=C1C(=Cc2ccccc2)Oc2ccccc12",
    "flavan 3 ol": "[OX2]C1Cc2ccccc2OC1c1ccccc1", "flavanol": "[OX2]C1Cc2ccccc2OC1c1ccccc1",
    "anthraquinone": "O=C1c2ccccc2C(=O)c2ccccc12", "anthrone": "O=C1c2ccccc2[CX4]c2ccccc12",
    "anthracycline": "O=C1c2ccccc2C(=O)c2cc3CCCCc3cc12", "cyclopropane": "C1CC1",
    "cyclopropyl": "C1CC1", "cyclobutane": "C1CCC1", "cyclobutyl": "C1CCC1",
    "cyclopentane": "C1CCCC1", "cyclopentyl": "C1CCCC1", "cyclohexane": "C1CCCCC1",
    "cyclohexyl": "C1CCCCC1", "cycloheptane": "C1CCCCCC1", "cyclohexene": "C1CCCC=C1",
    "cyclopentene": "C1CCC=C1", "cyclohexanone": "O=C1CCCCC1",
    "cyclohexenone": "O=C1[CX3]=[CX3]CCC1", "cyclopentenone": "O=C1[CX3]=[CX3]CC1",
    "cyclopentanone": "O=C1CCCC1", "cyclohexadiene": "[C;$(C1=CC=CCC1),$(C1=CCC=CC1)]1~C~C~C~C~C~1",
    "cyclohexadienone": "[$(O=C1C=CC=CC1),$(O=C1C=CCC=C1)]",
    "cyclopentadiene": (
        "[#6;!$(c1ccccc1)]1=,:[#6;!$(c1ccccc1)]-,:[#6;!$(c1ccccc1)]=,:[#6;!$(c1ccccc1)]-,:[#6]1"),
    "adamantane": "C1C2CC3CC1CC(C2)C3",
    "adamantyl": "C1C2CC3CC1CC(C2)C3", "norbornane": "C1~C~C2~C~C~C~1~C~2",
    "norbornene": "C1=CC2CCC1C2", "bornane": "CC1(C)C2CCC1(C)CC2",
    "pinane": "CC1(C)C2~C~C~C(~C)~C1C2",
    "menthane": (
        "[#6]1~[#6]~[#6](~[#6;!R])~[#6]~[#6]~[#6]~1~[#6;!R](~[CH3,CH2])~[CH3,CH2]"),
}  # fmt: skip
_SATURATED: Final = {
    "oxane": "[CX4]1[CX4][CX4]O[CX4][CX4]1",
    "piperidine": "C1CCNCC1", "piperidinyl": "C1CCNCC1",
    "piperidone": (
        "[$(O=C1~C~C~[#7]~C~C1),$(O=C1~C~C~C~[#7]~C1),$(O=C1~C~C~C~[C;!$(C=O)]~[#7]1)]"),
    "piperazine": "C1CNCCN1", "piperazinyl": "C1CNCCN1", "diketopiperazine": "O=C1CNC(=O)CN1",
    "2,5 diketopiperazine": "O=C1CNC(=O)CN1", "piperazinedione": "O=C1CNC(=O)CN1",
    "morpholine": "C1COCCN1", "morpholino": "C1COCCN1", "thiomorpholine": "C1CSCCN1",
    "pyrrolidine": "C1CCNC1", "pyrrolidinyl": "C1CCNC1", "pyrrolidone": "O=C1CC[C;!$(C=O)]N1",
    "pyrrolidinone": "O=C1CC[C;!$(C=O)]N1", "azetidine": "C1CNC1", "aziridine": "C1CN1",
    "azepane": "C1CCCNCC1", "imidazoline": "C1CN=CN1", "oxazoline": "C1COC=N1",
    "thiazoline": "C1CSC=N1", "pyrazoline": "C1C=NNC1", "pyrazolidine": "C1CNNC1",
    "pyrazolone": "O=[#6]1~[#6]~[#6]~[#7]~[#7]~1", "pyrazolidinedione": "O=C1CC(=O)NN1",
    "oxazolidine": "C1COCN1", "oxazolidinone": "O=C1NCCO1", "thiazolidine": "C1CSCN1",
    "thiazolidinedione": "O=C1[#6]SC(=O)N1", "glitazone": "O=C1[#6]SC(=O)N1",
    "rhodanine": "O=C1[#6]SC(=S)N1", "hydantoin": "O=[#6]1~[#7]~[#6](=O)~[#7]~[#6]~1",
    "imidazolidinedione": "O=C1CNC(=O)N1", "imidazolidinone": "O=C1NCCN1",
    "succinimide": "O=C1CCC(=O)N1", "glutarimide": "O=C1CCCC(=O)N1", "maleimide": "O=C1C=CC(=O)N1",
    "phthalimide": "O=C1NC(=O)c2ccccc12", "isatin": "O=C1Nc2ccccc2C1=O",
    "oxindole": "O=C1[#6;!$([#6]=O)]c2ccccc2N1", "indolinone": "O=C1~Cc2ccccc2N1",
    "indoline": "c1ccc2c(c1)CCN2", "isoindoline": "c1ccc2c(c1)CNC2",
    "isoindolinone": "O=C1N[C;!$(C=O)]c2ccccc12",
    "barbiturate": "[#6]1(=O)[#6][#6](=O)[#7][#6](=[O,S])[#7]1",
    "barbituric acid": "O=C1CC(=O)NC(=O)N1", "tetrahydroisoquinoline": "c1ccc2CNCCc2c1",
    "tetrahydroquinoline": "c1ccc2NCCCc2c1",
    "benzylisoquinoline": "c1ccccc1[#6][#6]1~[#7]~[#6]~[#6]~c2ccccc2~1",
    "aporphine": "c1ccc2c(c1)CC1~N~C~Cc3cccc2c13",
    "protoberberine": "c1ccc2c(c1)~[#6]~[#7]1~[#6]~[#6]c3ccccc3~[#6]~1~[#6]~2",
    "dihydropyridine": "[#6]1=[#6][NX3][#6]=[#6][CX4]1",
    "1,4 dihydropyridine": "[#6]1=[#6][NX3][#6]=[#6][CX4]1",
    "quinuclidine": "[#6]1~[#6]~[#7]2~[#6]~[#6]~[#6]~1~[#6]~[#6]~2",
    "tropane": "[#6]1~[#6]~[#6]2~[#6]~[#6]~[#6](~[#6]~1)~[#7]~2",
    "nortropane": "[#6]1~[#6]~[#6]2~[#6]~[#6]~[#6](~[#6]~1)~[#7]~2",
    "pyrrolizidine": "[#6]1~[#6]~[#6]2~[#6]~[#6]~[#6]~[#7]~2~[#6]~1",
    "indolizidine": "C1CCN2CCCC2C1",
    "quinolizidine": "[#6]1~[#6]~[#6]~[#7]2~[#6]~[#6]~[#6]~[#6]~[#6]~2~[#6]~1",
    "morphinan": "c1ccc2~C~C3~[#7]~C~C~C4(~c~2~c~1)~C~3~C~C~C~C~4",
    "morphine skeleton": "c1ccc2~C~C3~[#7]~C~C~C4(~c~2~c~1)~C~3~C~C~C~C~4",
    "morphinane": "c1ccc2~C~C3~[#7]~C~C~C4(~c~2~c~1)~C~3~C~C~C~C~4",
    "opioid skeleton": "c1ccc2~C~C3~[#7]~C~C~C4(~c~2~c~1)~C~3~C~C~C~C~4",
    "ergoline": "c1cc2~[#6]~3~[#6]~[#6]~[#6]~[#7]~[#6]~3~[#6]~c3cnc(c1)c23",
    "yohimban": "[nX3]1c2ccccc2c2CCN3CC4CCCCC4CC3c12", "oxolane": "C1CCOC1",
    "tetrahydrofuran": "[CX4]1[CX4][CX4]O[CX4]1", "thf": "[CX4]1[CX4][CX4]O[CX4]1",
    "tetrahydropyran": "[CX4]1[CX4][CX4]O[CX4][CX4]1",
    "dihydropyran": "[O;$(O1CC=CCC1),$(O1C=CCCC1)]",
    "dihydrofuran": "[O;$(O1CC=CC1),$(O1C=CCC1)]", "tetrahydrothiophene": "C1CCSC1",
    "dioxane": "[O;$(O1CCOCC1),$(O1COCCC1)]1C[C,O][C,O]CC1", "1,4 dioxane": "C1COCCO1",
    "1,3 dioxane": "C1CCOCO1",
    "dioxolane": "C1COCO1", "1,3 dioxolane": "C1COCO1", "benzodioxole": "c1ccc2OCOc2c1",
    "benzodioxane": "c1ccc2OCCOc2c1", "chroman": "c1ccc2c(c1)CCCO2", "chromane": "c1ccc2c(c1)CCCO2",
    "chromanone": "O=C1CCOc2ccccc12", "chromene": "[O;$(O1CC=Cc2ccccc12),$(O1C=CCc2ccccc12)]",
    "xanthene": "c1ccc2c(c1)~[#6]~c1ccccc1[#8]2", "dibenzodioxin": "c1ccc2c(c1)Oc1ccccc1O2",
    "dibenzofuran": "c1ccc2c(c1)oc1ccccc12", "phthalide": "O=C1O[C;!$(C=[O,S])]c2ccccc12",
    "butyrolactone": "O=C1CC[C;!$(C=O)]O1", "gamma butyrolactone": "O=C1CC[C;!$(C=O)]O1",
    "butenolide": "O=C1C=C[C;!$(C=O)]O1", "valerolactone": "O=C1CCCCO1",
    "benzodiazepine": (
        "[c;$(c12ccccc1~[#7]~[#6]~[#6]~[#7]~[#6]~2),$(c12ccccc1~[#7]~[#6]~[#6]~[#6]~[#7]~2),$(c12"
        "ccccc1~[#6]~[#7]~[#7]~[#6]~[#6]~2)]12ccccc1~[#6,#7]~[#6,#7]~[#6,#7]~[#6,#7]~[#6,#7]~2"),
    "1,4 benzodiazepine": "c1ccc2c(c1)~[#6]~[#7]~[#6]~[#6]~[#7]2",
    "benzazepine": (
        "[c;$(c12ccccc1~[#7]~[#6]~[#6]~[#6]~[#6]~2),$(c12ccccc1~[#6]~[#7]~[#6]~[#6]~[#6]~2),$(c12"
        "ccccc1~[#6]~[#6]~[#7]~[#6]~[#6]~2)]12ccccc1~[#6,#7]~[#6,#7]~[#6,#7]~[#6,#7]~[#6,#7]~2"),
    "dibenzazepine": "[#7]1c2ccccc2~[#6]~[#6]~c2ccccc21",
    "iminostilbene": "[#7]1c2ccccc2C=Cc2ccccc21", "phenothiazine": "c1ccc2c(c1)[#7]c1ccccc1[#16]2",
    "phenoxazine": "c1ccc2c(c1)[#7]c1ccccc1[#8]2", "thioxanthene": "c1ccc2c(c1)[#6]c1ccccc1[#16]2",
    "dibenzocycloheptene": "[#6]1c2ccccc2~[#6]~[#6]~c2ccccc21",
    "benzothiadiazine": "c1ccc2c(c1)~[#7]~[#6]~[#7]S2(=O)=O",
    "thiazide": "NS(=O)(=O)c1ccc2~N~C~N~S(=O)(=O)c~2c~1",
    "thiazepine": "[#16;$([#16]1~*~*~*~*~*~*1)].[#7;r7]", "sultam": "[SX4;R](=O)(=O)@[NX3;R]",
    "sultone": "[SX4;R](=O)(=O)@[OX2;R]", "sulfolane": "O=S1(=O)CCCC1", "penam": "O=C1CC2N1CCS2",
    "penicillin": "O=C1C(N)C2N1C(C(=O)[OX2,OX1-])C(C)(C)S2", "cephem": "O=C1CC2N1C=CCS2",
    "cephalosporin": "O=C1CC2N1[#6]~[#6]CS2", "carbapenem": "O=C1CC2N1C=CC2",
    "penem": "O=C1CC2N1C=CS2", "monobactam": "O=C1CCN1S(=O)(=O)[O]", "isosorbide": "C1COC2C1OCC2",
    "trioxane": (
        "[O;$(O1OCOCC1),$(O1OCCOC1),$(O1COCOC1),$(O1COOCC1),$(O1CCOOC1)]1[C,O][C,O][C,O][C,O][C,O"
        "]1"),
    "dithiolane": "[S;$(S1SCCC1),$(S1CSCC1)]1[C,S][C,S]CC1",
    "piperidinedione": "O=[#6]1~[#6]~[#6]~[#6]~[#6](=O)~[#7]~1", "caprolactam": "O=C1CCCCCN1",
    "epoxide": "C1OC1",
}  # fmt: skip
_STEROID: Final = (
    "[#6;!$([C;x3;r6])]1~[#6;!$([C;x3;r6])]~[#6;!$([C;x3;r6])]~[#6]2~[#6](~[#6;!$([C;x3;r6])]~1"
    ")~[#6]~[#6]~[#6]1~[#6]~2~[#6]~[#6]~[#6]2~[#6]~1~[#6]~[#6]~[#6]~2"
)
"""Four carbons of ring A are in no further ring, as they are in triterpenes."""
_ARM: Final = "[C;R;$(C-[C;!R]~[C;!R]~[C;!R]~[C;!R])]"
_PROSTANE: Final = f"[C;R]~1~[C;R]~[C;R]~{_ARM}~{_ARM}~1"
_CORTICOID: Final = (
    "O=[#6]1~[#6]=[#6]2~[#6]~[#6]~[#6]3~[#6](~[#6]~2(~[#6])~[#6]~[#6]~1)~[#6](~[#8])~[#6]~[#6]2"
    "~[#6]~3~[#6]~[#6]~[#6]~2~[#6]=O"
)
_NATURAL: Final = {
    "glucocorticoid": _CORTICOID, "corticosteroid": _CORTICOID, "corticoid": _CORTICOID,
    "steroid": _STEROID, "steroidal": _STEROID, "sterane": _STEROID, "gonane": _STEROID,
    "sterol": (
        "[OX2H,OX1-][CX4]1~[#6]~[#6]~[#6]2~[#6](~[#6]~1)~[#6]~[#6]~[#6]1~[#6]~2~[#6]~[#6]~[#6]2~["
        "#6]~1~[#6]~[#6]~[#6]~2"),
    "steroid nucleus": _STEROID, "cyclopentanoperhydrophenanthrene": _STEROID,
    "estrane": (
        "[#6]1~[#6]~[#6]~[#6;!$([#6]~[#6;!R])]2~[#6](~[#6]~1)~[#6]~[#6]~[#6]1~[#6]~2~[#6]~[#6]~[#"
        "6]2([CH3])~[#6]~1~[#6]~[#6]~[#6]~2"),
    "estrogen": "[OX2]c1ccc2c(c1)CCC1C2CCC2~[#6]~[#6]~[#6]~C12",
    "pregnane": (
        "[#6]1~[#6]~[#6]~[#6]2~[#6](~[#6]~1)~[#6]~[#6]~[#6]1~[#6]~2~[#6]~[#6]~[#6]2~[#6]~1~[#6]~["
        "#6]~[#6]~2~[#6;!R;!$([#6](~[#6])(~[#6])~[#6])]~[#6;!R]"),
    "cardenolide": (
        "[#6]1~[#6]~[#6]~[#6]2~[#6](~[#6]~1)~[#6]~[#6]~[#6]1~[#6]~2~[#6]~[#6]~[#6]2~[#6]~1~[#6]"
        "~[#6]~[#6]~2.O=C1C=CCO1"
    ),
    "bufadienolide": (
        "[#6]1~[#6]~[#6]~[#6]2~[#6](~[#6]~1)~[#6]~[#6]~[#6]1~[#6]~2~[#6]~[#6]~[#6]2~[#6]~1~[#6]"
        "~[#6]~[#6]~2.O=c1cccco1"
    ),
    "cholestane": (
        "[#6]1~[#6]~[#6]~[#6]2~[#6](~[#6]~1)~[#6]~[#6]~[#6]1~[#6]~2~[#6]~[#6]~[#6]2~[#6]~1~[#6]"
        "~[#6]~[#6]~2.[CX4H]([CH3])[CH3]"
    ),
    "secosteroid": "C=C1~C~C~C~C~C1=CC=C1CCCC2CCCC12",
    "iridoid": "[#6]1~[#6]~[#6]2~[#6](~[#6]~1)~[#6]~[#8]~[#6]~[#6]~2",
    "cannabinoid": "[OX2]c1cc([CX4][CX4])cc([OX2])c1[#6;$([C;R]),$(c),$([CX4][#6]=[#6])]",
    "retinoid": (
        "CC1=C([#6]=[#6][#6]([CH3])=[#6][#6]=[#6][#6]([CH3])=[#6;!$([#6]-[#6]=[#6]-[#6]=[#6])])C("
        "C)(C)CCC1"),
    "carotenoid": "[#6]=[#6][#6]([CH3])=[#6][#6]=[#6][#6]=[#6]([CH3])[#6]=[#6]",
    "artemisinin": "[OX2;R]1[OX2;R]~C~O~C~C~1",
    "taxane": (
        "[#6]12~[#6]~[#6]3~[#6]~[#6]~[#6]~[#6]~[#6]~3~[#6]~[#6]~[#6](~[#6]~[#6]~[#6]~1)~[#6]~2"),
    "lignan": "c1ccccc1[#6][#6]([#6])[#6]([#6])[#6]c1ccccc1",
    "podophyllotoxin": "O=C1OCC2Cc3ccccc3C(c3ccccc3)C12",
    "prostaglandin": _PROSTANE,
    "prostanoid": _PROSTANE,
    "tetracycline": (
        "NC(=O)[#6]1~[#6]~[#6]~[#6]2~[#6](~[#6]~1)~[#6]~[#6]1~[#6](~[#6]~2)~[#6]~[#6]~[#6]~[#6]"
        "~1"
    ),
    "inositol": "[#6]1([OX2])[#6]([OX2])[#6]([OX2])[#6]([OX2])[#6]([OX2])[#6]1[OX2]",
    "colchicinoid": "[$(O=c1cc2~C~C~C~c3ccccc3-c2ccc1)]",
    "glycerol backbone": "[OX2][CH2][CH]([OX2])[CH2][OX2]",
    "sphingosine": (
        "[NX3,NX4+][CX4;!R]([CX4H2][OX2])[CX4;!R]([OX2])[#6;!R]~[#6;!R]~[#6;!R]~[#6;!R]"),
    "tocopherol": "[OX2]c1cc2c(cc1)OC(C)CC2", "flavan": "C1CC(c2ccccc2)Oc2ccccc12",
    "nucleobase": "[$(c1ncc2ncnc2n1),$(O=c1ccnc(=O)n1),$(Nc1ccnc(=O)n1)]",
}  # fmt: skip
TYPED_RINGS: Final[dict[str, str]] = {**_AROMATIC, **_CARBON, **_SATURATED, **_NATURAL}
"""Word or phrase -> SMARTS."""
