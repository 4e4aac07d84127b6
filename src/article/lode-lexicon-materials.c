/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include "lode-lexicon-private.h"

/* Materials by atlas key: names, symbols, formulas and forms in trade. Two keys with a semicolon
 * are both meant. A lone symbol stands here only where it is no word and no company. */
const LodeLexiconRow lode_lexicon_materials[] = {
  { "",
    "lead time|lead times|lead to|lead in|lead role|lead author|silver lining|silver bullet|"
    "gold standard|golden|dy free|nd free|tb free|cobalt free|rare earth free|nickel free|"
    "cobalt blue|lithium ion|tin pot|silicon valley|lead manager|copperbelt|=Copper Belt|"
    "gold coast|ivory|=Rare Earth Exchanges|critical minerals|silica gel" },
  { "alumina", "alumina|=Al2O3" },
  { "aluminium", "aluminium|aluminum" },
  { "antimony", "antimony|stibnite|=Sb|=Sb2O3" },
  { "arsenic", "arsenic" },
  { "baryte", "baryte|barite|barytes|=BaSO4" },
  { "bauxite", "bauxite" },
  { "beryllium", "beryllium|beryl" },
  { "bismuth", "bismuth|=Bi" },
  { "boron", "boron|borate|boric acid|borax|colemanite|ferroboron|ferro boron|=B2O3" },
  { "cadmium", "cadmium|=CdTe" },
  { "caesium", "caesium|cesium|pollucite" },
  { "cerium", "cerium|ceria|=CeO2|=Ce" },
  { "chromium", "chromium|chromite|chrome|ferrochrome|ferro chrome|ferrochromium|=Cr2O3" },
  { "cobalt", "cobalt|=Co3O4|=CoSO4" },
  { "coking_coal", "coking coal|metallurgical coal|met coal" },
  { "copper", "copper|=Cu" },
  { "dysprosium", "dysprosium|=Dy|=Dy2O3" },
  { "dysprosium;terbium", "=DyTb|=Dy Tb" },
  { "erbium", "erbium|=Er2O3" },
  { "europium", "europium|=Eu2O3" },
  { "feldspar", "feldspar" },
  { "fluorspar", "fluorspar|fluorite|acidspar|acid spar|metspar|=CaF2" },
  { "gadolinium", "gadolinium|=Gd|=Gd2O3" },
  { "gallium", "gallium|gallium arsenide|gallium nitride|=GaN|=GaAs|=Ga|=Ga2O3" },
  { "germanium", "germanium|=Ge|=GeO2" },
  { "gold", "gold|=Au" },
  { "graphite",
    "graphite|flake graphite|natural graphite|synthetic graphite|spherical graphite|"
    "anode graphite|graphite anode|anode material|anode grade graphite|battery grade graphite|"
    "battery anode|graphite electrode|spheroidised graphite|spheronized graphite" },
  { "hafnium", "hafnium|=Hf" },
  { "helium", "helium" },
  { "holmium", "holmium|=Ho2O3" },
  { "indium", "indium|indium tin oxide" },
  { "iodine", "iodine" },
  { "iridium", "iridium|=Ir" },
  { "lanthanum", "lanthanum|=La2O3" },
  { "lead",
    "lead ore|lead concentrate|lead metal|lead ingot|lead smelter|lead mine|lead price|"
    "refined lead|lead bullion|galena|zinc lead|lead zinc|lead battery|mined lead|lead output|"
    "lead production" },
  { "lead;zinc", "lead and zinc|zinc and lead|lead zinc|zinc lead" },
  { "lithium",
    "lithium|lithium carbonate|lithium hydroxide|lithium iron phosphate|spodumene|lepidolite|"
    "petalite|=LCE|=Li2O|=Li2CO3|=LiOH|=SC6|=LFP|hard rock lithium" },
  { "lutetium", "lutetium|=Lu2O3" },
  { "magnesium", "magnesium" },
  { "magnesium_compounds",
    "magnesite|magnesia|magnesium oxide|magnesium compound|magnesium hydroxide|=MgO" },
  { "magnet_rare_earths",
    "magnet rare earth|magnetic rare earth|magnet rare earth oxide|magnet rare earth element|"
    "=MREO|=MREE|magnet ree" },
  { "manganese", "manganese|ferromanganese|ferro manganese|silicomanganese|=MnO2|=HPMSM" },
  { "molybdenum", "molybdenum|moly|molybdenite|ferromolybdenum|ferro molybdenum|=MoO3" },
  { "ndfeb_magnets",
    "ndfeb magnet|neodymium magnet|neodymium iron boron magnet|neodymium iron boron|"
    "nd fe b magnet|neo magnet|=NdFeB|=Nd Fe B|=Nd2Fe14B|=REPM|neodymium permanent magnet|ndfeb|"
    "ndfeb permanent magnet|sintered ndfeb magnet|bonded ndfeb magnet|sintered ndfeb" },
  { "neodymium", "neodymium|=Nd|=Nd2O3" },
  { "neodymium_praseodymium",
    "=NdPr|=PrNd|=Nd Pr|=Pr Nd|neodymium praseodymium|praseodymium neodymium|didymium|ndpr|"
    "neodymium and praseodymium" },
  { "nickel", "nickel|ferronickel|ferro nickel|nickel pig iron|=NPI|nickel matte|=NiSO4|laterite" },
  { "niobium", "niobium|ferroniobium|ferro niobium|columbium|columbite|pyrochlore|=Nb2O5" },
  { "palladium", "palladium|=Pd" },
  { "permanent_magnets",
    "permanent magnet|magnet|sintered magnet|samarium cobalt magnet|=SmCo magnets|=SmCo magnet|"
    "bonded magnet|ferrite magnet" },
  { "pgm",
    "platinum group metal|platinum group element|platinum group|platinum metal|=PGM|=PGMs|=PGE" },
  { "phosphate_rock", "phosphate rock|rock phosphate|phosphate|phosphorite|apatite|=P2O5" },
  { "phosphorus", "phosphorus|yellow phosphorus|white phosphorus" },
  { "platinum", "platinum|=Pt" },
  { "potash", "potash|potassium chloride|=MOP|=K2O" },
  { "praseodymium", "praseodymium|=Pr|=Pr6O11" },
  { "rare_earth_compounds", "rare earth compound" },
  { "rare_earth_magnets", "rare earth magnet|rare earth permanent magnet|rare earth based magnet" },
  { "rare_earth_metals", "rare earth metal|mischmetal" },
  { "rare_earth_metals_alloys",
    "rare earth metal alloy|rare earth alloy|rare earth metals and alloys" },
  { "rare_earths",
    "rare earth|rare earth element|rare earth oxide|rare earth material|rare earth mineral|"
    "rare earth carbonate|=REO|=REOs|=TREO|=REE|=REEs|lanthanide|monazite|bastnaesite|"
    "bastnäsite|bastnasite|xenotime|mixed rare earth|mixed rare earth carbonate|=MREC" },
  { "rare_earths_heavy",
    "heavy rare earth|heavy rare earth element|heavy rare earth oxide|"
    "medium and heavy rare earth|mid heavy rare earth|medium heavy rare earth|=HREE|=HREEs|"
    "=HREO|heavy ree|heavy rare earth metal" },
  { "rare_earths_light",
    "light rare earth|light rare earth element|light rare earth oxide|=LREE|=LREEs|=LREO" },
  { "rhenium", "rhenium" },
  { "rhodium", "rhodium|=Rh" },
  { "rubidium", "rubidium" },
  { "ruthenium", "ruthenium" },
  { "samarium", "samarium|=Sm|=Sm2O3" },
  { "samarium;cobalt", "samarium cobalt|=SmCo|=Sm Co" },
  { "samarium;gadolinium", "samarium gadolinium|=SmEuGd" },
  { "scandium", "scandium|=Sc|=Sc2O3" },
  { "selenium", "selenium" },
  { "silicon", "silicon|silicon metal|polysilicon|ferrosilicon|ferro silicon|quartz" },
  { "silver", "silver|=Ag" },
  { "strontium", "strontium|celestite|celestine" },
  { "tantalum", "tantalum|tantalite|coltan|=Ta2O5" },
  { "tellurium", "tellurium" },
  { "terbium", "terbium|=Tb|=Tb4O7" },
  { "tin", "tin|cassiterite|=SnO2" },
  { "titanium", "titanium|titanium sponge|titanium metal|ferrotitanium|ferro titanium" },
  { "titanium_dioxide_pigment",
    "titanium dioxide|titanium dioxide pigment|titanium white|=TiO2 pigment" },
  { "titanium_minerals",
    "titanium mineral|ilmenite|rutile|leucoxene|titanium slag|mineral sand|titanium feedstock|"
    "=TiO2" },
  { "tungsten",
    "tungsten|wolfram|wolframite|scheelite|ammonium paratungstate|=APT|=WO3|ferrotungsten|"
    "ferro tungsten|tungsten carbide" },
  { "uranium", "uranium|yellowcake|yellow cake|=U3O8|=UF6|=HALEU|enriched uranium" },
  { "vanadium", "vanadium|ferrovanadium|ferro vanadium|=V2O5" },
  { "ytterbium", "ytterbium|=Yb2O3" },
  { "yttrium", "yttrium|=Y2O3|yttria" },
  { "zinc", "zinc|=Zn" },
  { "zirconium", "zirconium|zircon|zirconia|=ZrO2" },
  { NULL, NULL },
};

/* Words that name what is done, as opposed to what is traded. */
const LodeLexiconRow lode_lexicon_stages[] = {
  { "",
    "mine supply agreement|data mining|the process|a process|this process|process of|"
    "process that|process for|process to|due process|separate|separately|processing time|"
    "metal exchange|in the process|london metal exchange|peace process|data processing|"
    "mineral sands" },
  { "mining",
    "mine|mined|mining|mine output|mine production|mine supply|extraction|extract|extracted|"
    "extracting|pit|open pit|quarry|quarried|dug|unearthed" },
  { "refining",
    "refine|refined|refining|refinery|refineries|refiner|smelter|smelting|smelt|smelted|"
    "processing|processed|process|processor|refinery production" },
  { "separation",
    "separation|separated|separating|separator|solvent extraction|séparés|separation plant|"
    "will separate|to separate|can separate|could separate|separates" },
  { "metal", "metallisation|metallization|metal making|metalmaking|metal maker" },
  { "alloy", "alloy|alloying|strip casting|alloy making" },
  { "magnet",
    "magnet making|magnet maker|magnet manufacturing|magnet plant|magnet factory|"
    "magnet production|magnet manufacturer|magnet producer" },
  { "recycling",
    "recycle|recycled|recycling|recycler|scrap|end of life|secondary supply|urban mining|"
    "recovered from waste|secondary production|black mass" },
  { NULL, NULL },
};

/* Forms in trade: they place a figure only where no word above does. */
const LodeLexiconRow lode_lexicon_forms[] = {
  { "", "magnet rare earth" },
  { "mining",
    "ore|concentrate|spodumene|bauxite|chromite|coltan|ilmenite|rutile|monazite|run of mine|"
    "cassiterite|wolframite|scheelite|stibnite|concentrator|bastnaesite|xenotime" },
  { "metal",
    "ingot|sponge|billet|copper cathode|cobalt metal|silicon metal|gallium metal|"
    "rare earth metal|nickel metal|magnesium metal|antimony metal|dysprosium metal|"
    "terbium metal|ndpr metal|neodymium metal|tungsten metal|metal powder|lithium metal|"
    "scandium metal|yttrium metal|samarium metal|indium metal|germanium metal|bismuth metal" },
  { "alloy",
    "ferroniobium|ferro niobium|ferro chrome|ferro vanadium|ferro silicon|ferro manganese|"
    "ferro tungsten|ferrochrome|ferrovanadium|ferrosilicon|ferromanganese|ferrotungsten|"
    "ferronickel|ferromolybdenum|master alloy|mischmetal" },
  { "magnet", "magnet" },
  { "chemical",
    "carbonate|hydroxide|sulphate|sulfate|trioxide|chloride|fluoride|=APT|"
    "ammonium paratungstate|nitrate|tetroxide|pentoxide|paratungstate|cathode material|precursor" },
  { "separation",
    "dysprosium oxide|terbium oxide|neodymium oxide|praseodymium oxide|ndpr oxide|"
    "didymium oxide|yttrium oxide|lanthanum oxide|cerium oxide|samarium oxide|gadolinium oxide|"
    "europium oxide|holmium oxide|erbium oxide|ytterbium oxide|lutetium oxide|scandium oxide|"
    "praseodymium neodymium oxide|neodymium praseodymium oxide" },
  { NULL, NULL },
};
