"""What is known beforehand of the hand-written molecules: open stereo, InChIKeys, known errata."""

from typing import Final

RACEMATES: Final = frozenset(
    """
    acenocoumarol|alfuzosin|allantoin|allicin|amisulpride|amlodipine|amorolfine|amphetamine
    articaine|atenolol|atropine|baclofen|bendroflumethiazide|benserazide|betaxolol|bethanechol
    bicalutamide|biperiden|bisoprolol|bupivacaine|bupropion|carisoprodol|carvedilol|cetirizine
    chlorphenamine|chloroquine|chlortalidone|citalopram|cyclophosphamide|desflurane
    desvenlafaxine|dimercaprol|disopyramide|dobutamine|donepezil|doxazosin|econazole|eflornithine
    esmolol|ethosuximide|etodolac|felodipine|fenoterol|fexofenadine|flecainide|fluoxetine
    flurbiprofen|gatifloxacin|glufosinate|glycopyrronium|guaifenesin|halothane
    hydroxychloroquine|hydroxyzine|ibuprofen|ifosfamide|imazalil|indapamide|isoflurane
    isoprenaline|ipratropium|ketamine|ketoprofen|ketorolac|lansoprazole|lenalidomide|lorazepam
    lumefantrine|malathion|meclozine|mepivacaine|methadone|methocarbamol|metolachlor|metolazone
    metoprolol|mexiletine|mianserin|miconazole|midodrine|midomafetamine|mirtazapine|modafinil
    nicardipine|nifurtimox|nimodipine|ofloxacin|omeprazole|ondansetron|oxazepam|oxybutynin
    pantoprazole|pentobarbital|phenoxybenzamine|phenprocoumon|pindolol|pioglitazone|prasugrel
    praziquantel|prilocaine|primaquine|promethazine|propafenone|propranolol|rabeprazole
    racecadotril|ranolazine|rosiglitazone|salbutamol|salmeterol|secobarbital|sibutramine|sotalol
    sulindac|sulpiride|temazepam|terbutaline|terfenadine|tetrabenazine|thalidomide|thiopental
    thioridazine|tolvaptan|trihexyphenidyl|trimipramine|tropicamide|venlafaxine|verapamil
    vigabatrin|warfarin|zopiclone
    """.replace("\n", "|")
    .replace("    ", "")
    .strip("|")
    .split("|")
)
"""Both mirror images in equal parts."""

MIXTURES: Final = {
    "acarbose": "either anomer of the last glucose",
    "brodifacoum": "cis and trans, both racemic",
    "budesonide": "both epimers of the acetal",
    "butylscopolamine": "the nitrogen is left open",
    "clofazimine": "the imine turns over",
    "clomifene": "E and Z",
    "doxepin": "E and Z",
    "fipronil": "racemic sulfoxide",
    "fulvestrant": "both sulfoxides",
    "hexetidine": "every form of the two ethylhexyl groups",
    "iohexol": "every form of the three propanediols",
    "itraconazole": "racemic cis-dioxolane with either sec-butyl group",
    "labetalol": "four isomers",
    "misoprostol": "both epimers at C-16",
    "nadolol": "both hydroxy groups cis, either side chain",
    "nebivolol": "racemate of one of ten forms",
    "patulin": "hemiacetal",
    "permethrin": "cis and trans, both racemic",
    "S-adenosyl-L-methionine": "the sulfonium centre is left open",
    "streptozocin": "either anomer",
}
"""Other mixtures, and forms that change into each other."""

HELD_BY_THE_RING: Final = frozenset(
    """
    1,8-cineole|adapalene|amantadine|maprotiline|memantine|porphine|protoporphyrin IX
    rimantadine|saxagliptin|vildagliptin
    """.replace("\n", "|")
    .replace("    ", "")
    .strip("|")
    .split("|")
)
"""Cages and macrocycles that exist in one form only: nothing to say."""

DATA_MISTAKES: Final = {
    "atropine": "the record so named is homatropine",
    "carboplatin": "written there as a salt of free ions",
    "cisplatin": "written there as separate parts",
    "folic acid": "the record so named is folinic acid",
    "ganciclovir": "the record so named is the valine ester",
    "levonorgestrel": "the record so named is ulipristal",
    "losartan": "written there as its alkoxide",
    "sofosbuvir": "the record so named is an organotin complex",
}
"""Names under which the training pool holds another structure."""

STEREO_NOT_IN_DATA: Final = {
    "(+)-beta-pinene": "only the other enantiomer",
    "(+)-disparlure": "only the other enantiomer",
    "alpha-D-xylopyranose": "only other anomers and sugars",
    "beta-D-fructopyranose": "only other anomers and sugars",
    "beta-D-ribofuranose": "only other anomers and sugars",
    "beta-maltose": "only other anomers and sugars",
    "deoxynivalenol": "partly drawn there",
    "dithiothreitol": "only the meso form",
    "fosinopril": "phosphorus left open there",
    "phosphatidylinositol 16:0/16:0": "partly drawn there",
    "pyrethrin I": "partly drawn there",
    "quinic acid": "only other isomers",
    "ribitol": "only other pentitols",
    "streptozocin": "only one or the other anomer",
    "tetrodotoxin": "only other isomers",
    "tiotropium": "the ester carbon left open there",
}
"""Rows whose stereoisomer the data sets do not hold, though they hold another."""

KNOWN: Final = dict(
    line.strip().rsplit(" ", 1)
    for line in """
    acetylsalicylic acid BSYNRYMUTXBXSQ-UHFFFAOYSA-N
    aciclovir MKUXAQIIEYXACX-UHFFFAOYSA-N
    amlodipine HTIQEAQVCYTUBX-UHFFFAOYSA-N
    amoxicillin LSQZJLSUYDQPKJ-NJBDSQKTSA-N
    amphotericin B APKFDSVGJQXUKY-INPOYWNPSA-N
    ampicillin AVKUERGKIZMTKX-NJBDSQKTSA-N
    atorvastatin XUKUURHRXDUEBC-KAYWLYCHSA-N
    azithromycin MQTOSJVFKKJCRP-BICOPXKESA-N
    benzylpenicillin JGSARLDLIJGVTE-MBNYWOFBSA-N
    captopril FAKRSMQSSFJEIM-RQJHMYQMSA-N
    ceftriaxone VAAUVRVFOQPIGI-SPQHTLEESA-N
    cetirizine ZKLPARSLTMPFCP-UHFFFAOYSA-N
    chloramphenicol WIIZWVCIJKGZOK-RKDXNWHRSA-N
    ciclosporin PMATZTZNYRCHOR-CGLBZJNRSA-N
    ciprofloxacin MYSWGUAQZAJSOK-UHFFFAOYSA-N
    clozapine QZUDBNBUXVUHMW-UHFFFAOYSA-N
    codeine OROGSEYTTFOCAN-DNJOTXNNSA-N
    dexamethasone UREBDLICKHMUKA-CXSFZGCWSA-N
    diazepam AAOVKJBEBIDNHE-UHFFFAOYSA-N
    digoxin LTMHDMANZUZIPE-PUGKRICDSA-N
    doxorubicin AOJJSUZBOXZQNB-TZSSRYMLSA-N
    enalapril GBXSMTUPTTWBMN-XIRDDKMYSA-N
    erythromycin ULGZDMOVFRHVEP-RWJQBGPGSA-N
    fluorouracil GHASVSINZRGABV-UHFFFAOYSA-N
    fluoxetine RTHCYVBBDHJXIQ-UHFFFAOYSA-N
    furosemide ZZUFCTLCJUWOSV-UHFFFAOYSA-N
    haloperidol LNEPOXFFQSENCJ-UHFFFAOYSA-N
    hydrochlorothiazide JZUFKLXOESDKRF-UHFFFAOYSA-N
    hydrocortisone JYGXADMDTFJGBT-VWUMJDOOSA-N
    ibuprofen HEFNNWSXXWATRW-UHFFFAOYSA-N
    imatinib KTUFNOKKBVMGRW-UHFFFAOYSA-N
    isoniazid QRXWMOHMRWLFEY-UHFFFAOYSA-N
    ivermectin B1a AZSNMRSAGSSBNP-XPNPUAGNSA-N
    ketamine YQEZLKZALYSWHR-UHFFFAOYSA-N
    levofloxacin GSDSWSVVBLHKDQ-JTQLQIEISA-N
    lidocaine NNJVILVZKWQKPM-UHFFFAOYSA-N
    lisinopril RLAWWYSOJDYHDC-BZSNNMDCSA-N
    losartan PSIFNNKUMBGKDQ-UHFFFAOYSA-N
    meropenem DMJNNHOOLUXYBV-PQTSNVLCSA-N
    metformin XZWYZXLIPXDOLR-UHFFFAOYSA-N
    methotrexate FBOZXECLQNJBKD-ZDUSSCGKSA-N
    molnupiravir HTNPEHXGEKVIHG-QCNRFFRDSA-N
    morphine BQJCRHHNABKAKU-KBQPJGBKSA-N
    naproxen CMWTZPSULFXXJA-VIFPVBQESA-N
    nirmatrelvir LIENCHBZNNMNKG-OJFNHCPVSA-N
    omeprazole SUBDBMMJDZJVOS-UHFFFAOYSA-N
    oseltamivir VSZGPKBBMSAYNT-RRFJBIMHSA-N
    paclitaxel RCINICONZNJXQF-MZXODVADSA-N
    paracetamol RZVAJINKPMORJF-UHFFFAOYSA-N
    prednisolone OIGNJSKKLXVSLS-VWUMJDOOSA-N
    propranolol AQHHHDLHHXJYJD-UHFFFAOYSA-N
    rifampicin JQXXHWHPUNPDRT-WLSIYKJHSA-N
    salbutamol NDAUXUAQIAJITI-UHFFFAOYSA-N
    sertraline VGKDLMBJGBXTGI-SJCJKPOMSA-N
    sildenafil BNRNXUUZRGQAQC-UHFFFAOYSA-N
    simvastatin RYMZZMVNJRMUDD-HGQWONQESA-N
    sirolimus QFJCIRLUMZQUOT-HPLJOQBZSA-N
    tacrolimus QJJXYPPXXYFBGM-LFZNUXCKSA-N
    tamoxifen NKANXQFJJICGDU-QPLCGJKRSA-N
    vancomycin MYPYJXKWCTUITO-LYRMYLQWSA-N
    warfarin PJVWKTKQMONHTI-UHFFFAOYSA-N
    zidovudine HBOMLICNUCNMMY-XLPZGREQSA-N
    """.strip().split("\n")
)
