"""Words of chemists against textbook molecules and their near misses, as typed queries read them.

Each row was read wrongly once: the query, molecules that fit it, molecules that do not.
"""

import pytest
from rdkit import Chem

from core.chem.facts import MoleculeFacts
from core.text.demands import judge_all
from core.text.typed import read_typed

ROWS = r"""
glucocorticoid | CC12CC(O)C3C(CCC4=CC(=O)CCC34C)C1CCC2C(=O)CO | CC(=O)C1CCC2CCCCC12C
glucocorticoid | CC12CC(O)C3(F)C(CCC4=CC(=O)C=CC34C)C1CC(C)C2(O)C(=O)CO |
corticosteroid | CC12CC(O)C3C(CCC4=CC(=O)CCC34C)C1CCC2C(=O)CO | CC12CCC(=O)C=C1CCC1C2CCC2(C)C1CCC2
phenol OH | Oc1ccccc1 | OCc1ccccc1
statin | CCC(C)(C)C(=O)OC1CC(C)C=C2C=CC(C)C(CCC3CC(O)CC(=O)O3)C12 | CCCCC(O)CC(=O)O
exactly three rings | C1C2CC3CC1CC(C2)C3 | c1ccc2ccccc2c1
bicyclic | CC1=CCC2CC1C2(C)C | C1CCCCC1
1,3-benzoxazine | C1NCOc2ccccc12 |
1,4-benzothiazine | C1CSc2ccccc2N1 |
1,4-benzoxazine | C1COc2ccccc2N1 CC1COc2c(N3CCN(C)CC3)c(F)cc3c(=O)c(C(=O)O)cn1c23 |
1,5-benzodiazepine | CN1CCN(CC1)C1=Nc2ccccc2Nc2sc(C)cc12 CN1C(=O)CC(=O)N(c2ccccc2)c2cc(Cl)ccc12 |
1,5-benzothiazepine | COc1ccc(cc1)C1Sc2ccccc2N(CCN(C)C)C(=O)C1OC(C)=O |
2H-chromene | C1C=Cc2ccccc2O1 |
2H-indazole | Cn1cc2ccccc2n1 |
2H-tetrazole | Cn1ncnn1 |
3-benzazepine | C1CNCCc2ccccc12 CC1CNCCc2ccc(Cl)cc12 |
3-trifluoromethylphenyl | FC(F)(F)c1cccc(C)c1 |
4-dimethylaminophenyl | CN(C)c1ccc(C)cc1 |
4-trifluoromethoxyphenyl | FC(F)(F)Oc1ccc(C)cc1 | COc1ccc(C)cc1
4H-chromene | C1C=COc2ccccc12 |
acetamide | CC(N)=O | CCC(N)=O
acetyl | CC(=O)OC | CC=O
acid | CC(=O)O | NC(=O)O
acyl chloride | CC(=O)Cl | COC(=O)Cl O=C(Cl)Cl CN(C)C(=O)Cl
aldehyde | C=O | NC=O O=CO O=CCl
aliphatic amine | CCN | C[N+](C)(C)C
alkoxyamine | CNOC | CO[N+](=O)[O-]
allylamine | NCC=C | CC(=O)NCC=C O=[N+]([O-])CC=C
alpha-amino acid | NCC(=O)O | OC(=O)C[N+](=O)[O-]
alpha-carboline | c1ccc2c(c1)[nH]c1ncccc12 | c1ccc2c(c1)[nH]c1cnccc12
amidine | CC(N)=N | NC(N)=N COC(N)=N CSC(N)=N
amido | CC(N)=O | NC(N)=O COC(N)=O
aminal | CN(C)CN(C)C | O=[N+]([O-])CN CC(=O)NCNC(C)=O
amine | CN | C=[N+](C)C C[N+](C)(C)C
amino acid | NCC(=O)O | OC(=O)c1ccc([N+](=O)[O-])cc1
amino group | CN | C=[N+](C)C NC(N)=[NH2+]
aminoimidazopyridine | Nc1cn2ccccc2n1 |
aminomethyl | NCc1ccccc1 | CC(=O)NCc1ccccc1 O=[N+]([O-])Cc1ccccc1
aminopyrazolopyrimidine | Nc1ncnc2[nH]ncc12 |
aminothiadiazole | Nc1nncs1 |
aminotriazine | Nc1nc(N)nc(N)n1 Nc1nnc(c(N)n1)-c1cccc(Cl)c1Cl |
aminotriazole | Nc1nc[nH]n1 |
androstane | CC12CCCCC1CCC1C2CCC2(C)CCCC12 CC12CCC3C(CCC4=CC(=O)CCC34C)C1CCC2O |
anthrone | O=C1c2ccccc2Cc2ccccc12 | O=C1c2ccccc2C(=O)c2ccccc12
aryl glycoside | OCC1OC(Oc2ccc(O)cc2)C(O)C(O)C1O |
aryloxy | COc1ccccc1 | Oc1ccccc1
azulene | c1ccc2cccc-2cc1 |
basic | CC(N)=N NC(N)=N | C[N+](C)(C)C
basic amine | CN(C)C | C[N+](C)(C)C
basic nitrogen | c1c[nH]cn1 | C[N+](C)(C)C
benzazepine | C1CNCCc2ccccc12 | CN(C)CCC=C1c2ccccc2CCc2ccccc12 CN1CCN(CC1)C1=Nc2ccccc2Nc2sc(C)cc12
benzimidazolone | O=c1[nH]c2ccccc2[nH]1 |
benzisoxazole | c1ccc2nocc2c1 |
benzodiazepine | C1C=NN=Cc2ccccc12 CN1C(=O)CC(=O)N(c2ccccc2)c2cc(Cl)ccc12 |
benzofuranone | O=C1Cc2ccccc2O1 |
benzofurazan | c1ccc2nonc2c1 |
benzothiadiazole | c1ccc2snnc2c1 c1ccc2nsnc2c1 |
benzothiazepine | C1CSc2ccccc2CN1 COc1ccc(cc1)C1Sc2ccccc2N(CCN(C)C)C(=O)C1OC(C)=O |
benzothiazine | C1NCSc2ccccc12 |
benzoxazinone | O=c1ocnc2ccccc12 FC(F)(F)C1(C#CC2CC2)OC(=O)Nc2ccc(Cl)cc12 |
benzoxazolone | O=c1[nH]c2ccccc2o1 |
benzylamine | NCc1ccccc1 | CC(=O)NCc1ccccc1 O=[N+]([O-])Cc1ccccc1
benzyloxy | COCc1ccccc1 | OCc1ccccc1
bicyclo[2.2.1]heptane | C1CC2CCC1C2 CC1(C)C2CCC1(C)C(=O)C2 |
bicyclo[2.2.2]octane | C1CC2CCC1CC2 |
bipyridine | c1ccnc(c1)-c1ccccn1 c1ccnc(c1)-c1cccnc1 c1cc(ccn1)-c1ccncc1 |
bipyridyl | c1ccnc(c1)-c1ccccn1 c1cc(ccn1)-c1ccncc1 |
butenolide | O=C1C=CCO1 | O=C1C=CC(=O)O1
butyl | CCCCc1ccccc1 | CCCCCCc1ccccc1
butyrolactone | O=C1CCCO1 | O=C1CCC(=O)O1
C-glycoside | OCC1OC(c2ccccc2)C(O)C(O)C1O | CC1OC(O)C(O)C(O)C1O COC1OC(C)C(O)C(O)C1O
cannabinoid | CCCCCc1cc(O)c2C3C=C(C)CCC3C(C)(C)Oc2c1 | Cc1cc(O)c(C)c(O)c1
carbamate | O=c1[nH]c2ccccc2o1 |
carboline | c1ccc2c(c1)[nH]c1ccncc12 c1ccc2c(c1)[nH]c1cccnc12 c1ccc2c(c1)[nH]c1ncccc12 |
carboxy group | CC(=O)O | NC(=O)O
carboxylate | CC(=O)[O-] | NC(=O)[O-]
carboxylic acid | OC=O | OC(=O)O NC(=O)O OC(=O)OC
carotenoid | CC1=C(C=CC(C)=CC=CC(C)=CC=CC=C(C)C=CC=C(C)C)C(C)(C)CCC1 |
CF2 | CC(F)(F)C | CC(F)(F)F
chlorotriazine | Clc1ncncn1 |
CHO | CC=O | COC=O CN(C)C=O
chromene | C1C=COc2ccccc12 |
colchicinoid | COc1cc2CCC(NC(C)=O)c3cc(=O)c(OC)ccc3-c2c(OC)c1OC |
CONH2 | CC(N)=O | NC(N)=O COC(N)=O
COOH | CC(=O)O | NC(=O)O OC(=O)OC
cyclic ether | C1CCOC1 | O=C1CCCO1
cyclopentadiene | C1C=CC=C1 | C1CCCC1 C1CC=CC1 C1Cc2ccccc2C1
decalin | C1CCC2CCCCC2C1 | C1CCc2ccccc2C1 c1ccc2ccccc2c1 O=C1C=CC(=O)c2ccccc12
deoxy sugar | OCC1OC(O)CC(O)C1O CC1OC(O)C(O)C(O)C1O |
diamine | NCCN | NC(N)=O NCC(N)=O NCCNC(C)=O
diester | COC(=O)CC(=O)OC | COC(=O)OC CC(=O)OC(C)=O COC(=O)NCC(=O)OC
dihydropyran | C1CC=COC1 |
diketone | CC(=O)CC(C)=O | O=CCC=O OC(=O)CC(C)=O CC(=O)CC(=O)O
dimethylamino | CN(C)CCO | CN(C)C=O CC(=O)N(C)C C[N+](C)(C)C
dimethylaminobenzene | CN(C)c1ccccc1 |
dimethylaminophenyl | CN(C)c1ccc(C)cc1 |
dimethylaminopyridine | CN(C)c1ccncc1 |
disulfide | CSSC | SS CSSSC
disulfide bond | CSSC | CSSSC
enamine | C=CN(C)C | C=C[N+](=O)[O-]
ergoline | CN1CC(CSC)CC2C1Cc1c[nH]c3cccc2c13 | C1CC2C(CN1)Cc1c[nH]c3cccc2c13
ester group | O=c1ccc2ccccc2o1 |
estrane | CC12CCC3C4CCCCC4CCC3C1CCC2 CC12CCC3C(CCC4=CC(=O)CCC34)C1CCC2O |
ethyl ester | CC(=O)OCC | CCOC(=O)N
exactly one acyl | CC(C)=O |
exactly one aliphatic amine | CNC CN(C)C |
exactly one amine | CNC CN(C)C C1CCNCC1 |
exactly one arene | Cc1ccccc1 |
exactly one aryl | Cc1ccccc1 |
exactly one basic amine | CNC CN(C)C |
exactly one carbon-carbon multiple bond | CC#C CC=C |
exactly one cyclohexadiene | C1C=CCC=C1 C1CC=CC=C1 |
exactly one diazepane | C1CNCCNC1 C1CCNCNC1 |
exactly one diazepine | CN1C(=O)CN=C(c2ccccc2)c2cc(Cl)ccc12 |
exactly one dihydrofuran | C1C=CCO1 |
exactly one dihydropyridine | COC(=O)C1=C(C)NC(C)=C(C1c1ccccc1[N+](=O)[O-])C(=O)OC |
exactly one dioxane | C1COCCO1 C1COCOC1 |
exactly one dithiolane | C1CSCS1 |
exactly one flavonoid | O=C1CC(c2ccc(O)cc2)Oc2cc(O)cc(O)c12 |
exactly one keto group | CC(=O)CC(=O)O |
exactly one multiple bond | C=C CC=O |
exactly one naphthyridine | c1cnc2ccncc2c1 c1cnc2cccnc2c1 c1cnc2ncccc2c1 |
exactly one O-H | CC(=O)O |
exactly one pi bond | C=C |
exactly one porphyrin | c1cc2cc3ccc(cc4ccc(cc5ccc(cc1n2)[nH]5)n4)[nH]3 |
exactly one prostaglandin | CCCCCC(O)C=CC1C(O)CC(=O)C1CC=CCCCC(=O)O | C1Cc2ccccc2C1
exactly one tetrazine | c1nncnn1 |
exactly one triazine | c1cnnnc1 c1ncncn1 Nc1nc(N)nc(N)n1 |
exactly one triazolopyrimidine | c1cnc2ncnn2c1 |
exactly one trioxane | C1OCOCO1 |
exactly one unsaturation | CC=CC |
exactly three amines | NCCNCCN |
exactly two acyls | CC(=O)C(C)=O |
exactly two amines | C1CNCCN1 |
exactly two anhydrides | O=C1OC(=O)c2cc3c(cc21)C(=O)OC3=O |
exactly two aryls | c1ccc(-c2ccccc2)cc1 |
exactly two basic amines | C1CNCCN1 |
exactly two imides | O=C1NC(=O)c2cc3c(cc21)C(=O)NC3=O |
exactly two multiple bonds | C=CC=C |
free acid | CC(=O)O | CC(=O)[O-]
furazan | c1nonc1 |
gamma-carboline | c1ccc2c(c1)[nH]c1ccncc12 C1NCc2c(C1)[nH]c1ccccc21 | c1ccc2c(c1)[nH]c1cnccc12
gamma-lactam | O=C1CCCN1 | O=C1CCC(=O)N1
gamma-lactone | O=C1CCCO1 | O=C1CCC(=O)O1
gem-dimethyl | CC1(C)CCCCC1 | CC(C)(C)c1ccccc1
heteroaryl bromide | Brc1ccncc1 |
heteroaryl chloride | Clc1ccncc1 Clc1ccnc2ccccc12 |
hydrazine | NN | CN(C)[N+](=O)[O-]
hydroperoxide | COO | CC(=O)OO
hydroxycoumarin | O=c1ccc2ccc(O)cc2o1 | O=c1ccc2ccccc2o1 COc1ccc2ccc(=O)oc2c1 O=c1ccc2cc3ccoc3cc2o1
hydroxyflavonoid | O=C1CC(c2ccc(O)cc2)Oc2cc(O)cc(O)c12 |
hydroxylamine | NO | CC(=O)NO CO[N+](=O)[O-] O=[N+]([O-])OCC
hydroxypyrone | OCc1cc(=O)c(O)co1 |
imidazo[1,2-a]pyridine | c1ccn2ccnc2c1 | c1ccncc1 c1ccn2nccc2c1 c1cnc2[nH]cnc2c1
imide | O=c1cc[nH]c(=O)[nH]1 |
indanone | O=C1Cc2ccccc2C1 |
indene | C1C=Cc2ccccc12 | C1Cc2ccccc2C1 O=C1CCc2ccccc12 C1c2ccccc2-c2ccccc12
isochroman | C1OCCc2ccccc12 |
isoindolinone | O=C1NCc2ccccc12 | O=C1NC(=O)c2ccccc12
isosorbide | OC1COC2C1OCC2O |
keto | CC(C)=O | CC(=O)O
keto group | CC(C)=O | CC=O CC(N)=O CC(=O)O
lactam | O=c1cccc[nH]1 | O=C1NCCO1 O=C1NCCN1 O=C1CCC(=O)N1
lactone | O=c1cccco1 O=c1ccc2ccccc2o1 | O=C1NCCO1 O=C1OCCO1 O=C1CCC(=O)O1
menthane | CC1=CCC(CC1)C(C)=C | CC12CCC3C(CCC4=CC(=O)CCC34C)C1CCC2O
methoxynaphthyridine | COc1ccc2ncccc2n1 |
methyl ester | COC(C)=O | COC(=O)N COC(=O)OC
methylimidazole | Cn1ccnc1 |
methylpyrazole | Cn1cccn1 |
methyltriazole | Cc1nc[nH]n1 |
monophosphate | COP(=O)(O)O | COP(=O)(O)OP(=O)(O)O COP(=O)(O)OP(=O)(O)OP(=O)(O)O
n-butyl | CCCCO | CCCCCCO
N-glycoside | OCC1OC(Nc2ccccc2)C(O)C(O)C1O |
N-oxide | [O-][n+]1ccccc1 | C[N+](=O)[O-] C[N+]([O-])=C
n-oxide | [O-][n+]1ccccc1 | O=[N+]([O-])c1ccccc1
N-oxyl | CC1(C)CCCC(C)(C)N1[O] | CC(=O)[O-] C[N+](=O)[O-] C[N+](C)(C)[O-]
naphthyridine | c1cc2cnccc2cn1 c1cnc2cnccc2c1 c1cc2ccncc2cn1 |
nitro | C[N+](=O)[O-] | CO[N+](=O)[O-]
nitroxide | CC1(C)CCCC(C)(C)N1[O] | C[N+](=O)[O-]
no decalin | c1ccc2ccccc2c1 |
NO2 | C[N+](=O)[O-] | CO[N+](=O)[O-]
norbornane | C1CC2CCC1C2 CC1(C)C2CCC1(C)C(=O)C2 | C1CC2CC1C2
not a steroid | CC(=C)C1CCC2(CO)CCC3(C)C(CCC4C5(C)CCC(O)C(C)(C)C5CCC34C)C12 |
O-H | O OO CC=NO | [O-]c1ccccc1
oxadiazole | C[n+]1cc([O-])on1 |
oxane | C1CCOCC1 | O=c1cccco1 O=c1ccc2ccccc2o1
oxindole | O=C1Cc2ccccc2N1 | O=C1Nc2ccccc2C1=O
p-menthane | CC1=CCC(CC1)C(C)=C | CC(C)CCCC(C)C1CCC2C3CC=C4CC(O)CCC4(C)C3CCC12C
para-quinone | O=C1C=CC(=O)C=C1 | O=C1CCC(=O)CC1
penicillin | CC1(C)SC2C(N)C(=O)N2C1C(=O)O | CC1(C)C(N2C(S1(=O)=O)CC2=O)C(=O)O
phenethylamine | NCCc1ccccc1 | O=[N+]([O-])CCc1ccccc1
phenoxy | COc1ccccc1 | Oc1ccccc1
phenylimidazole | c1ccccc1-n1ccnc1 |
phenyloxadiazole | c1ccccc1-c1nnco1 |
phenylpyrazole | c1ccccc1-n1cccn1 |
phenyltriazole | c1ccccc1-n1cncn1 c1ccccc1-c1cn[nH]n1 |
phthalide | O=C1OCc2ccccc12 | O=C1OC(=O)c2ccccc12
pinane skeleton | CC1=CCC2CC1C2(C)C C=C1CCC2CC1C2(C)C |
piperidinone | O=C1CCCCN1 O=C1CCNCC1 |
piperidone | O=C1CCCCN1 |
porphyrin | c1cc2cc3ccc(cc4ccc(cc5ccc(cc1n2)[nH]5)n4)[nH]3 | C1=CC(=Cc2ccc[nH]2)N=C1
pregnane | CC(=O)C1CCC2C3CCC4=CC(=O)CCC4(C)C3CCC12C | CC(C)CCCC(C)C1CCC2C3CCC4CCCCC4(C)C3CCC12C
primary alkyl bromide | CCBr | CC(C)Br
primary amide | NC=O |
primary carboxamide | CC(N)=O | NC(N)=O COC(N)=O
propyl | CCCO | CCCCc1ccccc1
prostaglandin | CCCCCC(O)C=CC1C(O)CC(O)C1CC=CCCCC(=O)O | C1Cc2ccccc2C1 C1c2ccccc2-c2ccccc12
pyrazinone | O=c1cncc[nH]1 |
pyrazolo[1,5-a]pyrimidine | c1cnc2ccnn2c1 | c1cncnc1 c1ncc2cn[nH]c2n1
pyrazolo[1,5-a]pyrimidine core | c1cnc2ccnn2c1 | c1cncnc1 c1ncc2cn[nH]c2n1
pyridinium | C[n+]1ccccc1 | [O-][n+]1ccccc1
pyridinone | O=c1cccc[nH]1 |
pyrido[2,3-d]pyrimidine | c1cnc2ncncc2c1 | c1cncnc1 c1cnc2cncnc2c1
pyrimidinone | O=c1nccc[nH]1 |
pyrimidone | O=c1nccc[nH]1 | c1cncnc1 Nc1ncnc2[nH]cnc12 CCC1(CC)C(=O)NC(=O)NC1=O
pyrrolidinone | O=C1CCCN1 | O=C1CCC(=O)N1
pyrroline | C1C=CCN1 |
pyrrolo[2,3-b]pyridine | c1cnc2[nH]ccc2c1 | c1ccncc1 c1cnc2cc[nH]c2c1
pyrrolo[2,3-d]pyrimidine core | c1ncc2cc[nH]c2n1 | c1cncnc1 c1ncc2[nH]ccc2n1
quaternary nitrogen | C[N+](C)(C)C | c1cc[nH+]cc1 [O-][n+]1ccccc1
quinolinone | O=c1ccc2ccccc2[nH]1 O=c1cc[nH]c2ccccc12 |
retinoid | CC1=C(C=CC(C)=CC=CC(C)=CCO)C(C)(C)CCC1 | CC1=C(C=CC(C)=O)C(C)(C)CCC1
sec-butyl | CCC(C)O CCC(C)NC |
secondary alkyl bromide | CC(C)Br | CCBr CC(C)(C)Br
secondary amide | CNC=O |
secondary carboxamide | CC(=O)NC | CNC(N)=O COC(=O)NC
sphingolipid | CCCCCCCCCCCCCC=CC(O)C(N)CO | NC(CO)(CO)CO NC1C(O)OC(CO)C(O)C1O
sphingosine | CCCCCCCCCCCCCC=CC(O)C(N)CO | NC1C(O)OC(CO)C(O)C1O
statin | CC(C)c1c(C(=O)Nc2ccccc2)c(-c2ccccc2)c(-c2ccc(F)cc2)n1CCC(O)CC(O)CC(=O)O |
steroid | CC12CCc3c(ccc4cc(O)ccc34)C1CCC2=O | CC(C)C1CCC2(C)C1CCC1(C)C2CCC2C3(C)CCCC(C)(C)C3CCC12C
sterol | CC(C)CCCC(C)C1CCC2C3CC=C4CC(O)CCC4(C)C3CCC12C | CC12CCC3c4ccc(O)cc4CCC3C1CCC2O
sterols | CC(C)CCCC(C)C1CCC2C3CC=C4CC(O)CCC4(C)C3CCC12C | CC12CCC3C(CCC4=CC(=O)CCC34C)C1CCC2O
stilbenoid | c1ccccc1CCc1ccccc1 | c1ccc2c(c1)ccc1ccccc12 CN(C)CCCN1c2ccccc2CCc2ccccc12
sugar | OCC1OC(O)C(O)C1O OCC1OC(n2cnc3c(N)ncnc32)C(O)C1O |
sulfamate | [O-]S(=O)(=O)NC1CCCCC1 |
taxane | C12CC3CCCCC3CCC(CCC1)C2 | C1CCCCCCC1 C1C2CC3CC1CC(C2)C3
terphenyl | c1ccc(cc1)-c1ccccc1-c1ccccc1 c1ccccc1-c1ccc(cc1)-c1ccccc1 |
tert-butyl ester | CC(=O)OC(C)(C)C | CC(C)(C)OC(=O)NC
tertiary alkyl chloride | CC(C)(C)Cl | CC(C)Cl
tertiary amide | CN(C)C=O |
tertiary carboxamide | CC(=O)N(C)C | CN(C)C(N)=O COC(=O)N(C)C
tetraamine | NCCNCCNCCN |
tetralone | O=C1CCc2ccccc2C1 |
thiazine | C1CSCCN1 | NS(=O)(=O)c1cc2c(NCNS2(=O)=O)cc1Cl
thiazolidinone | O=C1NCCS1 O=C1CSCN1 |
thieno[2,3-d]pyrimidine | c1ncc2ccsc2n1 | c1cncnc1 c1ncc2sccc2n1
thienopyridine | c1cc2ccsc2cn1 |
thioester | CC(=O)SC | CC(=O)S
thiourea | Cn1cc[nH]c1=S S=c1[nH]c2ccccc2[nH]1 CCCc1cc(=O)[nH]c(=S)[nH]1 |
triamine | NCCNCCN CN(C)CCN(C)CCN(C)C |
triazolopyridine | c1ccn2nncc2c1 c1cc2[nH]nnc2cn1 |
triazolopyrimidine | c1cnc2nncn2c1 |
trifluoromethoxybenzene | FC(F)(F)Oc1ccccc1 | COc1ccccc1
trifluoromethylbenzene | FC(F)(F)c1ccccc1 |
trifluoromethylpyridine | FC(F)(F)c1ccccn1 | c1ccncc1 Cc1ccccn1
two arenes | c1ccccc1-c1ccccc1 |
two cyclohexadienes | C1=CCCC(C2=CCCC=C2)=C1 | C1CC=CC=C1
two diazepanes | C1CNCCN(C1)N1CCCNCC1 | C1CNCCNC1 C1CCNCNC1
two diazepines | C1=CNC=CN=C1C1=NC=CNC=C1 | CN1C(=O)CN=C(c2ccccc2)c2cc(Cl)ccc12
two dihydrofurans | C1C=CC(O1)C1CC=CO1 | C1C=CCO1
two dihydropyridines | C1=CNC=CC1C1C=CNC=C1 | COC(=O)C1=C(C)NC(C)=C(C1c1ccccc1[N+](=O)[O-])C(=O)OC
two dioxanes | C1COCCO1.C1COCCO1 | C1COCOC1
two dithiolanes | C1CSSC1.C1CSSC1 | C1CSCS1
two naphthyridines | c1cnc2ncccc2c1.c1cnc2ncccc2c1 | c1cnc2ccncc2c1 c1cnc2cccnc2c1 c1cnc2ncccc2c1
two triazine rings | c1ncnc(n1)-c1ncncn1 |
two triazines | c1ncnc(n1)-c1ncncn1 | c1cnnnc1
two triazolopyrimidines | c1cnc2ncnn2c1.c1cnc2ncnn2c1 | c1cnc2ncnn2c1
without a steroid skeleton | CC(=C)C1CCC2(CO)CCC3(C)C(CCC4C5(C)CCC(O)C(C)(C)C5CCC34C)C12 |
"""


@pytest.mark.parametrize("row", ROWS.strip().splitlines())
def test_words_fit_what_chemists_call_by_them(row: str) -> None:
    query, fitting, other = (part.strip() for part in row.split("|"))
    demands = read_typed(query)
    assert demands
    for smiles in fitting.split():
        assert judge_all(demands, MoleculeFacts(Chem.MolFromSmiles(smiles))).min() == 1, smiles
    for smiles in other.split():
        assert judge_all(demands, MoleculeFacts(Chem.MolFromSmiles(smiles))).min() < 1, smiles
