"""Rarer groups and rings of typed queries, each with one SMARTS.

Layer: core.chem (may import core.chem). Keys as in ``core.chem.typed_groups``.
"""

from typing import Final

MORE_GROUPS: Final[dict[str, str]] = {
    "statin": (
        "[CX4;$([CX4]([OX2])[CX4][CX4]([OX2])[CX4][CX3](=O)[OX2,OX1-]),"
        "$([CX4]1[CX4][CX4]([OX2])[CX4][CX3](=O)O1)]"),
    "hydroxamate": "[CX3](=O)[NX3][OX2,OX1-]", "sulfenamide": "[#6][SX2][NX3]",
    "cumulene": "[CX3]=[CX2]=[#6]", "internal alkene": "[#6][CX3;!H2]=[CX3;!H2][#6]",
    "disubstituted alkene": "[$([CX3H]([#6])=[CX3H][#6]),$([CX3]([#6])([#6])=[CX3H2])]",
    "trisubstituted alkene": "[CX3;H0]([#6])([#6])=[CX3H][#6]",
    "tetrasubstituted alkene": "[CX3;H0]([#6])([#6])=[CX3;H0]([#6])[#6]",
    "gem difluoro": "[CX4](F)F", "geminal difluoro": "[CX4](F)F", "gem dichloro": "[CX4](Cl)Cl",
    "fatty aldehyde": "[CX3H](=O)[CX4H2][CX4H2][CX4H2][CX4H2][CX4H2][#6]",
    "wax ester": "[CX4H2][CX4H2][CX4H2][CX4H2][CX3](=O)[OX2][CX4H2][CX4H2][CX4H2][CX4H2][CX4H2]",
    "polyyne": "C#CC#C", "diyne": "C#C.C#C", "enediyne": "C#C[#6]=,:[#6]C#C",
    "quinone methide": "O=C1[#6]=,:[#6]C(=[#6])[#6]=,:[#6]1",
    "ortho quinone": "O=[#6]1[#6](=O)[#6]=,:[#6]-,:[#6]=,:[#6]1",
    "para quinone": "O=[#6]1[#6]=,:[#6][#6](=O)[#6]=,:[#6]1", "n benzyl": "[#7][CX4]c1ccccc1",
    "n aryl": "[#7;!$([nX2])]-c", "n phenyl": "[#7]-c1ccccc1", "n allyl": "[#7][CX4][CX3]=[CX3]",
    "n cyclopropyl": "[#7][CX4]1[CX4][CX4]1", "n isopropyl": "[#7][CX4H]([CH3])[CH3]",
    "n acetyl": "[#7]C(=O)[CH3]", "o benzyl": "[OX2][CX4H2]c1ccccc1", "o acetyl": "[OX2]C(=O)[CH3]",
    "cyclic carbonate": "[OX2;R]@[CX3;R](=O)@[OX2;R]", "cyclic acetal": "[OX2;R]@[CX4;R]@[OX2;R]",
    "spiroketal": "[CX4;x4](@[OX2;R])@[OX2;R]", "spiroacetal": "[CX4;x4](@[OX2;R])@[OX2;R]",
    "bicyclic amine": (
        "[$([NX3;R;R2;!$(N*=[O,N,S])]),$([NX3;R]@[CX4;R2]),$([NX3;R]@[CX4]@[CX4;R2])]"
    ),
    "fused lactone": "[$([CX3;R](=O)(@[OX2;R])@[#6;R2]),$([CX3;R](=O)@[OX2;R]@[#6;R2])]",
    "alpha methylene lactone": "[CH2]=C1~*~*OC1=O", "beta lactone": "O=C1[#6][#6]O1",
    "gamma lactone": "O=C1[#6]~[#6][#6;!$([#6]=O)]O1", "delta lactone": "O=C1[#6]~[#6]~[#6][#6]O1",
    "peroxy acid": "C(=O)O[OX2H]", "peracid": "C(=O)O[OX2H]", "sulfinamide": "[#6][SX3](=O)[NX3]",
    "nitroalkene": "[CX3]=[CX3][NX3+](=O)[O-]",
    "sphingolipid": (
        "[NX3,NX4+][CX4;!R]([CX4H2][OX2])[CX4;!R]([OX2])[#6;!R]~[#6;!R]~[#6;!R]~[#6;!R]"),
    "aminoglycoside": "[NX3,NX4+][CX4;R].[OX2]([CX4;R])[CX4;R]1[OX2][CX4][CX4][CX4][CX4]1",
    "deoxyribose": "[CX4]1([#7,OX2])[OX2][CX4]([CX4][OX2])[CX4]([OX2])[CX4H2]1",
    "ribose": "[CX4]1([#7,OX2])[OX2][CX4]([CX4][OX2])[CX4]([OX2])[CX4]1[OX2]",
    "dicarbonyl": "[#6]=[OX1].[#6]=[OX1]", "benzhydrol": "c[CX4H]([OX2H])c",
}  # fmt: skip
MORE_RINGS: Final[dict[str, str]] = {
    "pyridinone": "[$(O=c1ccccn1),$(O=c1ccncc1)]", "pyrazinone": "O=c1cnccn1",
    "quinolinone": "[$(O=c1ccc2ccccc2n1),$(O=c1ccnc2ccccc12)]", "piperidinone": (
        "[$(O=C1~C~C~[#7]~C~C1),$(O=C1~C~C~C~[#7]~C1),$(O=C1~C~C~C~[C;!$(C=O)]~[#7]1)]"),
    "thiazolidinone": "[$(O=C1CSCN1),$(O=C1NCCS1)]", "benzoxazolone": "O=c1nc2ccccc2o1",
    "benzimidazolone": "O=c1nc2ccccc2n1", "furazan": "c1nonc1", "benzofurazan": "c1ccc2nonc2c1",
    "benzothiadiazole": "[s;$(s1nc2ccccc2n1),$(s1nnc2ccccc12)]", "bipyridyl": (
        "[c;$(c1ccccn1),$(c1cccnc1),$(c1ccncc1)]-!@[c;$(c1ccccn1),$(c1cccnc1),$(c1ccncc1)]"),
    "benzothiazepine": (
        "[$(c12ccccc1~[#16]~[#6]~[#6]~[#6]~[#7]~2),$(c12ccccc1~[#16]~[#6]~[#6]~[#7]~[#6]~2),"
        "$(c12ccccc1~[#16]~[#6]~[#7]~[#6]~[#6]~2),$(c12ccccc1~[#7]~[#6]~[#16]~[#6]~[#6]~2)]"),
    "pyrroline": "[N;$(N1CC=CC1),$(N1C=CCC1),$([NX2]1=CCCC1)]", "isochroman": "C1OCCc2ccccc12",
    "isochromane": "C1OCCc2ccccc12",
    "alpha carboline": "[#7;$([#7]1c2ccccc2c2~[#6]~[#6]~[#6]~[#7]~c12)]",
    "gamma carboline": "[#7;$([#7]1c2ccccc2c2~[#6]~[#7]~[#6]~[#6]~c12)]",
    "thieno[2,3 d]pyrimidine": "c1ncc2ccsc2n1", "thieno[3,2 d]pyrimidine": "c1ncc2sccc2n1",
    "pyrrolo[2,3 d]pyrimidine": "c1ncc2ccnc2n1", "pyrrolo[2,3 b]pyridine": "c1cnc2nccc2c1",
    "pyrazolo[1,5 a]pyrimidine": "c1cnc2ccnn2c1", "bicyclo[2.2.1]heptane": "C1~C~C2~C~C~C~1~C~2",
    "1,3 benzoxazine": "c12ccccc1~[#8]~[#6]~[#7]~[#6]~2",
    "1,4 benzoxazine": "c12ccccc1~[#7]~[#6]~[#6]~[#8]~2",
    "1,4 benzothiazine": "c12ccccc1~[#7]~[#6]~[#6]~[#16]~2",
    "1,5 benzothiazepine": "c12ccccc1~[#16]~[#6]~[#6]~[#6]~[#7]~2",
    "1,5 benzodiazepine": "[$(c12ccccc1~[#7]~[#6]~[#6]~[#6]~[#7]~2)]1ccccc1",
    "3 benzazepine": "c12ccccc1~[#6]~[#6]~[#7]~[#6]~[#6]~2",
    "tetrahydrocarbazole": "c1ccc2c(c1)[nX3]c1CCCCc12",
    "benzofuranone": "[$(O=C1~*Oc2ccccc12),$(O=C1~*c2ccccc2O1)]",
    "tetrahydroquinazoline": "c1ccc2CNCNc2c1", "dihydroisoquinoline": "c1ccc2C=NCCc2c1",
    "dihydroquinolinone": "[$(O=C1CCc2ccccc2N1),$(O=C1CCNc2ccccc12)]",
    "tetramic acid": "O=C1~C~C(~O)~C~N1", "bicyclo[2.2.1]": "C1~C~C2~C~C~C~1~C~2",
    "bicyclo[2.2.2]octane": "C1CC2CCC1CC2", "bicyclo[3.2.1]octane": "C1CC2CCC(C1)C2",
    "tetrazine": "[n;x2;$(n1ncnnc1)]1[c,n][c,n][c,n][c,n][c,n]1", "isoxazoline": "C1CC=NO1",
    "isoxazolidine": "C1CONC1", "oxathiolane": "[$(C1COCS1),$(C1COSC1)]",
    "dithiane": "[$(C1CSCSC1),$(C1CSCCS1),$(C1CCSSC1)]", "1,3 dithiane": "C1CSCSC1",
    "oxazine": "[O;$(O1~*~*~*~*~N~1),$(O1~*~N~*~*~*~1),$(O1~*~*~N~*~*~1)]",
    "thiazine": (
        "[#16;$([#16]1~[#6]~[#6]~[#6]~[#6]~[#7]~1),$([#16]1~[#6]~[#7]~[#6]~[#6]~[#6]~1),$([#16]1~"
        "[#6]~[#6]~[#7]~[#6]~[#6]~1)]"),
    "oxazepine": "[O;$(O1~*~[#7]~*~*~*~*~1),$(O1~*~*~[#7]~*~*~*~1)]", "azocane": "C1CCCNCCC1",
    "oxepane": "C1CCCOCC1", "oxepine": "O1~*~*~*~*~*~*~1",
    "azepine": "[#7]1~[#6]~[#6]~[#6]~[#6]~[#6]~[#6]~1",
    "diazepine": (
        "[#7;$([#7]1~[#7]~*~*~*~*~*~1),$([#7]1~*~[#7]~*~*~*~*~1),$([#7]1~*~*~[#7]~*~*~*~1)]1~[#6,"
        "#7]~[#6,#7]~[#6,#7]~[#6,#7]~[#6,#7]~[#6,#7]~1"),
    "diazepane": "[N;$(N1CCNCCC1),$(N1CNCCCC1)]1C[C,N][C,N]CCC1", "1,4 diazepane": "N1CCCNCC1",
    "benzoxazine": (
        "[$(c1ccc2c(c1)~[#6]~[#6]~[#7]~[#8]2),$(c1ccc2c(c1)~[#7]~[#6]~[#6]~[#8]2),$(c1ccc2c(c1)~["
        "#6]~[#7]~[#6]~[#8]2),$(c1ccc2c(c1)~[#6]~[#8]~[#6]~[#7]2)]"),
    "benzothiazine": (
        "[$(c1ccc2c(c1)~[#7]~[#6]~[#6]~[#16]2),$(c1ccc2c(c1)~[#6]~[#6]~[#7]~[#16]2),$(c1ccc2c(c1)"
        "~[#6]~[#7]~[#6]~[#16]2)]"),
    "quinoxalinone": "O=[#6]1~[#6]~[#7]~c2ccccc2~[#7]~1", "indenone": "O=C1C=Cc2ccccc12",
    "benzoxazinone": (
        "[$(O=C1COc2ccccc2N1),$(O=C1N=COc2ccccc12),$(O=c1ncoc2ccccc12),$(O=C1NCc2ccccc2O1),$(O=C1"
        "NCOc2ccccc12),$(O=C1Nc2ccccc2CO1),$(O=c1ocnc2ccccc12),$(O=C1OCNc2ccccc12)]"),
    "triazolopyridine": (
        "[$(c1ccn2cnnc2c1),$(c1ccn2ncnc2c1),$(c1ccn2nncc2c1),$(n1nc2cccnc2n1),$(n1nc2ccncc2n1)]"),
    "triazolopyrimidine": "[$(n1nnc2cncnc12),$(c1cnc2nncn2c1),$(c1cnc2ncnn2c1),$(n1ccc2ncnn2c1)]",
    "imidazo[1,2 a]pyridine": "c1ccn2ccnc2c1", "pyrido[2,3 d]pyrimidine": "c1cnc2ncncc2c1",
    "thienopyrimidine": "[$(s1ccc2cncnc12),$(s1ccc2ncncc12),$(c1scc2ncncc12)]",
    "furopyridine": "[$(o1ccc2cccnc12),$(o1ccc2ncccc12),$(o1ccc2ccncc12),$(o1ccc2cnccc12)]",
    "androstane": (
        "[#6]1~[#6]~[#6]~[#6]2([CH3])~[#6](~[#6]~1)~[#6]~[#6]~[#6]1~[#6]~2~[#6]~[#6]~[#6]2([CH3])"
        "~[#6]~1~[#6]~[#6]~[#6]~2"),
}  # fmt: skip
