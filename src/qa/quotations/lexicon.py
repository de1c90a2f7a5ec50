"""The words that the other modules of this package know, by what they tell."""

from qa import text


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Finite verbs that report speech by themselves, before or after their subject.
SAYING = _words("""
acknowledged acknowledges add added adds admit admits admitted advised advises agree agreed agrees
alleged alleges announced announces answered answers apologised apologized argue argued argues ask
asked asks asserted asserts assured assures barked began begins believe believed believes bellowed
boasted boasts bragged cautioned cautions chanted chants chimed claim claimed claims clarified
commanded commented comments complained complains conceded concedes concluded concludes confirmed
confirms contend contended contends continued continues countered counters cried deadpanned declared
declares decreed demanded demands denied denies elaborated emailed emphasised emphasises emphasized
emphasizes enthused exclaimed explained explains gushed hinted implied informed insist insisted
insists instructed interjected intoned joked jokes lamented laments maintained maintains murmured
mused muses muttered note noted notes observed observes opined ordered pleaded pledged pledges
posted posts predicted predicts proclaimed proclaims promised promises quipped quips raved read
reads recalled recalls recommended recommends recounted recounts reiterated reiterates remarked
remarks remembered remembers reminded reminds repeated repeats replied replies reported reports
responded responds retorted retweeted revealed reveals said sang say says scoffed screamed shouted
shouts sighed snapped stated states stressed stresses suggested suggests tell tells testified
testifies texted think thinks thought thundered told tweeted tweets urged urges vowed vows warn
warned warns whispered wondered wonders write writes wrote yelled yells
""")

# Verbs that carry a few quoted words in a sentence of the writer's: called it "a disgrace".
FRAMING = _words("""
accuse accused accuses acknowledged apologized assailed attacked attacks bemoaned blamed blames
blasted blasts branded brands call called calls celebrated challenged challenges characterised
characterized characterizes charged charges chided cited cites coined compared compares condemned
condemns considered considers criticised criticises criticized criticizes declined decried decries
deemed deems defended defends delivered delivers denounced denounces derided derides describe
described describes dismissed dismisses dubbed dubs echoed echoes endorsed endorses expects
expressed expresses faulted feels felt finds found goes hailed hails heard hit hits hope hoped hopes
indicated indicates invoked invokes issued issues labeled labelled labels lambasted lashed likened
likens listed lists mentioned mentions mocked mocks offered offers pointed points portrayed portrays
praised praises promised pronounced published publishes put puts questioned questions quoted quotes
railed rebuked recognise recognised recognize recognized referred refers rejected rejects released
releases ridiculed ripped saluted saw scolded sees show showed shows signed slammed slams speaks
spoke suggest talked talks termed terms thanked thanks touted touts urged used uses voiced voices
vouched vowed want wanted wants warned welcomed welcomes went
""")

PARTICIPLES = _words("""
accusing acknowledging adding admitting alleging announcing arguing asking asserting attacking
blasting boasting branding calling chanting citing claiming commenting comparing complaining
conceding concluding condemning confirming contending countering criticising criticizing declaring
decrying deeming demanding denouncing deriding describing dismissing dubbing emphasising emphasizing
explaining expressing finding hailing insisting joking labeling labelling lamenting maintaining
meaning mocking noting observing pleading pledging praising predicting proclaiming promising
quipping quoting reading recalling referring remarking reminding repeating replying reporting
responding saying shouting showing slamming stating stressing suggesting telling thanking touting
tweeting urging voicing vowing warning writing yelling
""")

AUXILIARIES = _words("""
'd 'll 's 've are be been being can could did do does had has have having is may might must shall
should was were will would
""")

ADVERBS = _words("""
afterwards again already also always back bluntly earlier elsewhere even ever famously finally first
flatly further however initially instead just later likewise long meanwhile never next not now often
once only previously publicly quickly recently repeatedly reportedly similarly simply sometimes soon
still then therefore therein though thus today tonight too twice yesterday
""")

DAYS = _words("""
apr april aug august dec december feb february fri friday jan january jul july jun june mar march
mon monday nov november oct october sat saturday sep sept september sun sunday thu thur thurs
thursday tue tues tuesday wed wednesday
""")

PRONOUNS = _words("he she they it i we you who")

PERSONAL = {"he": "m", "she": "f"}

DETERMINERS = _words("""
a all an another any both each eight every few five four her his its many more most my nine no one
other others our seven several six some ten that the their these this those three two your
""")
POSSESSIVES = _words("his her their its our my your")

# "No" is one of them only with its capital, before a number.
ABBREVIATIONS = text.ABBREVIATIONS | {"no"}

PREPOSITIONS = _words("""
about above across after against along alongside amid amidst among around as at because before
behind below beside besides between beyond by concerning despite during except following for from in
including inside into like near of on outside over per regarding since through throughout till to
toward towards under unlike until upon via with within without
""")

# Words that begin a clause of their own.
SUBORDINATORS = _words("""
after although and as because before but how if nor once or since so than that though unless until
what when where whereas whether which while whom whose why yet
""")

TITLES_MALE = _words(
    "mr mr. sir lord father fr fr. brother king prince duke baron rabbi imam bishop"
)
TITLES_FEMALE = _words(
    "mrs mrs. ms ms. miss dame lady sister queen princess duchess baroness madam"
)
TITLES = (
    TITLES_MALE
    | TITLES_FEMALE
    | _words("""
adm admiral ald alderman ambassador archbishop attorney-general capt capt. captain cardinal ch
chancellor chief cllr cllr. cmdr col col. colonel commander congressman congresswoman constable coun
coun. councillor councilor cpl dci del. delegate det detective di dr dr. ds gen gen. general gov
gov. governor hon hon. insp inspector judge justice lieutenant lt lt. maj maj. major mayor officer
pastor pc pope premier president private prof prof. professor pvt rep rep. representative reps. rev
rev. reverend rt secretary sen sen. senator senators sergeant sgt sgt. sheriff superintendent supt
""")
)

# The heads of noun phrases that name somebody by what they do.
ROLES_MALE = _words("""
alderman assemblyman boy brother businessman chairman congressman councilman father fireman
gentleman grandfather husband king man policeman prince salesman son spokesman uncle widower
""")
ROLES_FEMALE = _words("""
actress assemblywoman aunt businesswoman chairwoman congresswoman councilwoman daughter first-lady
girl grandmother mother policewoman princess queen sister spokeswoman waitress widow wife woman
""")
ROLES = (
    ROLES_MALE
    | ROLES_FEMALE
    | _words("""
activist actor adviser advisor aide ambassador analyst anchor archbishop architect artist attorney
author baker barrister bishop boss builder butcher campaigner candidate captain cardinal chair
chairperson chancellor chaplain chef chief co-founder coach colonel columnist commander commentator
commissioner congressperson constable consultant coroner correspondent councillor councilor critic
dean defender deputy detective developer director doctor driver economist editor engineer executive
expert farmer farmworker fellow founder general goalkeeper governor head headteacher historian host
imam inspector journalist judge landlord lawmaker lawyer leader lecturer lieutenant magistrate major
manager mayor member minister neighbor neighbour nominee nurse officer official operative opponent
organiser organizer owner parent partner pastor player pollster president priest principal professor
prosecutor publican pupil rabbi reporter representative researcher resident reverend scholar
scientist secretary senator sergeant sheriff shopkeeper singer solicitor spokesperson strategist
striker student superintendent supporter surgeon survivor teacher tenant trainer treasurer trustee
veteran vicar victim volunteer voter witness worker writer
""")
)

ORGANISATIONS = _words("""
abc act administration agency alliance america association authority avenue bank bbc bill board
britain bureau campaign cbs center centre channel chronicle church city club cnn coalition college
commission committee company congress conservative corp corp. corporation council county court
democrat democratic department district england express federation firm foundation fund gazette
government group guardian herald hospital house inc inc. institute institution journal kingdom
labour league liberal llc ltd magazine mail media ministry mirror movement nations nbc network news
newspaper nhs office ofsted pac parliament party plc police poll post press project radio report
republican review road school scotland senate service services society state states street sun
survey team telegraph times town tribune trust union university wales
""")

DOCUMENTS = _words("""
act ad advert advertisement analysis article banner bill blog book brief caption column complaint
decision direction document e-mail editorial email filing headline inscription law lawsuit letter
memo message note notice op-ed order page paper petition plaque poll post poster press release
report resolution review ruling sign site statement story study survey text transcript tweet video
website
""")

GROUPS = _words("""
activists advisers advisors aides allies analysts attorneys authorities bosses campaigners
commentators conservatives councillors councilors critics democrats detectives doctors economists
executives experts friends historians inspectors investigators journalists lawmakers lawyers leaders
liberals managers many members ministers most neighbors neighbours nurses observers officers
officials operatives opponents organisers organizers others parents participants people police
pollsters prosecutors protesters pupils reporters republicans researchers residents respondents
scholars scientists senators some sources staff strategists students supporters teachers voters
witnesses workers
""")

NOT_NAMES = (
    _words("""
a about according additionally after again against all also although always among an and another any
anyone are as asked at based be because been before between both but by campaigners can could
critics despite did do does during each earlier eight either even even-though every everybody
everyone everything experts few finally first five following for four from furthermore given had has
have he her here him his how however i if in indeed inspectors instead into is it it's its just last
later less let like likewise many may maybe me meanwhile might more moreover most much must my
neither never nevertheless next nine no nobody nor not nothing now of officials often oh on once one
only or other others our over people perhaps rather read recently referring residents responding
said say says second seven several she should since six so some someone something sometimes sources
similarly speaking specifically still such supporters ten than that that's the their them then there
there's these they third this those though three through to today tomorrow tonight too two under
unlike until us very was we well were what whatever when where whether which while who whoever whom
whose why will with within without would writing yes yesterday yet you your
""")
    | DAYS
)

GIVEN_MALE = _words("""
aaron adam adrian ahmed al alan albert alec alex alexander alfred ali allan allen alvin andre andrew
andy angus anthony antonio archie arnold arthur asa austin barack barry bart ben benjamin bernard
bernie bert bill billy bob bobby boris brad bradley brandon brendan brent brett brian bruce bryan
byron calvin cameron carl carlos chad charles charlie chester chris christian christopher chuck
clarence clark claude clifford clint clive clyde cody colin connor corey cory craig curt curtis
cyril dale damian damon dan daniel danny darren darryl dave david dean declan denis dennis derek
dermot desmond dick dmitri dominic don donald doug douglas duncan dustin dwayne dwight dylan earl ed
eddie edgar edmund edward edwin eli elliot elliott elmer emmanuel enrique eric ernest ethan eugene
evan fergus fernando floyd francis francisco frank franklin fred frederick gareth garry gary gavin
gene geoff geoffrey george gerald gerard gerry gilbert giles glen glenn gordon graham grant greg
gregory gus guy hamish hank harold harris harry harvey hassan hector henry herbert herman horace
howard hugh hugo ian ibrahim ira isaac ivan jack jacob jaime jake jamal james jamie jared jason jay
jeb jeff jeffrey jeremy jerome jerry jesse jesus jim jimmy joe joel joey john johnny jon jonathan
jordan jorge jose joseph josh joshua juan julian julio justin karl keith ken kenneth kenny kevin
kurt kyle lance larry laurence lawrence lee len leo leon leonard leroy leslie lewis liam lincoln
lindsey lloyd louis lucas luis luke malcolm manuel marc marco marcus mario mark marshall martin
marty marvin mathew matt matthew maurice max melvin michael mick miguel mike milton mitch mitchell
mohamed mohammad mohammed morris muhammad murray nathan nathaniel ned neil nelson newt nicholas nick
nicolas nigel noah noel norman oliver omar orlando oscar otis owen pat patrick paul pedro percy
perry pete peter phil philip phillip pierre rafael ralph ramon randall randy raul ray raymond
reginald reince rex rhys ricardo rich richard rick ricky robert roberto robin rod roderick rodney
roger roland ron ronald ronnie rory ross roy ruben rudy rupert russ russell ryan salvador sam samuel
saul scott sean sebastian sergio seth shane shaun sheldon sid sidney simon stan stanley stephen
steve steven stewart stuart ted terence terrence terry theo theodore thomas tim timothy toby todd
tom tommy tony travis trevor trey troy tyler tyrone vernon victor vince vincent virgil vladimir wade
wallace walter warren wayne wendell wesley wilbur wilfred will willard william willie winston xavier
yusuf zach zachary
""")

GIVEN_FEMALE = _words("""
abigail ada adele adrienne agnes aisha alexandra alexis alice alicia alison allison alyssa amanda
amber amelia amina amy ana andrea angela angie anita ann anna anne annette annie anthea antonia
april ashley audrey barbara beatrice becky belinda bernadette bernice beryl beth bethany betsy betty
beverley beverly bonnie brenda bridget brittany camilla candace carla carly carmen carol carole
caroline carolyn carrie catherine cathy cecilia charlotte chelsea cheryl chloe christina christine
cindy claire clara claudia colleen connie constance cora courtney crystal cynthia daisy dana
danielle daphne dawn debbie deborah debra deirdre delia denise diana diane dolores donna doris
dorothy edith edna eileen elaine eleanor elena elizabeth ella ellen elsie emilia emily emma erica
erin esther ethel eva eve evelyn faith fatima faye felicity fiona florence frances frankie gabrielle
gail gemma georgia geraldine gertrude gillian gina ginger gladys glenda gloria grace greta gwen
gwendolyn hannah harriet hazel heather heidi helen helena henrietta hilary hillary holly hope ida
imogen ingrid irene iris isabel isabella ivanka jackie jacqueline jan jane janet janice jasmine
jayne jean jeanette jeanne jenna jennifer jenny jessica jill jo joan joanna joanne jocelyn josephine
joy joyce juanita judith judy julia juliana julie june kara karen kate katherine kathleen kathryn
kathy katie katrina kay kayla kelly kellyanne kerry kim kimberly kirsten kirsty kristen kristin lara
laura lauren laurie leah leanne leila lena leticia lillian lily linda lisa liz lois loretta lorraine
louise lucia lucille lucy lydia lynn lynne mabel madeleine maggie mandy marcia margaret maria marian
marianne marie marilyn marion marjorie martha mary maureen maxine megan meghan melania melanie
melissa mercedes mia michele michelle mildred miranda miriam moira molly monica muriel myra nadia
nancy naomi natalie natasha nicola nicole nikki nina nora norma olivia pam pamela patricia patsy
paula pauline peggy penelope penny phoebe phyllis polly priscilla rachel rebecca regina renee rhonda
rita roberta rosa rosalind rose rosemary rosie roxanne ruby ruth sabrina sally samantha sandra sara
sarah shannon sharon sheila shelley sherry shirley sonia sophia sophie stacey stacy stella stephanie
sue susan susanna suzanne sybil sylvia tamara tammy tania tanya tara teresa terri tessa thelma
theresa tiffany tina tracey tracy trudy ursula valerie vanessa vera verity veronica vicki vicky
victoria viola violet virginia vivian wanda wendy whitney winifred yasmin yolanda yvonne zoe
""")

GIVEN = GIVEN_FEMALE | GIVEN_MALE

# Verbs after which reported speech follows as a rule. On the training articles of PolNeAR what
# follows these is annotated as speech in 85 % of the sentences.
REPORTING = _words("""
accepted accused accuses acknowledged acknowledges added admits admitted agreed agrees alleged
alleges announced argue argued argues asserted asserts believes blamed claimed claims complained
conceded concedes concluded concludes condemned condemns confirmed contended contends criticised
criticized denied denies emphasised emphasized explained hoped hopes indicated insist insisted
insists note noted notes predicted promised recalled recalls recommended recommends
reiterated reminded reported responded revealed said say says stated stressed suggested suggests
tells thinks told vowed warn warned warns welcomed welcomes
""")

# Verbs that report speech only where a clause follows: "found that", "showed the roof was".
THAT_VERBS = _words("""
advised announces argue believe estimate estimated expect expects fear fears feel find finds found
hope insist learned pointed proposes reports showed shows suggest think tweeted writes wrote
""")

REPORTING_PARTICIPLES = _words("""
acknowledging adding arguing asserting claiming insisting noting saying stating stressing telling
warning
""")
