using static Isegoria.Deliberation.Screens.InjectionReason;
using static Isegoria.Deliberation.Screens.Signs;

namespace Isegoria.Deliberation.Screens;

internal static class EnglishSigns
{
    private const string Drop = Bidden + "\\b(?:ignore|disregard|forget|override|bypass|discard|overrule|set aside|put aside|stop following|do not follow|don t follow|pay no attention to|erase|drop|do away with|break)\\b";
    private const string Rules = "(?:instructions?|prompts?|rules?|guidelines?|directives?|directions|constraints?|guardrails?|programming|orders|safeguards|training|system message|polic(?:y|ies))\\b";
    private const string Show = Bidden + "\\b(?:reveal|show|print|display|output|repeat|recite|tell|give|list|write|copy|disclose|quote|dump|leak|summari[sz]e|translate|share|send|paste|put|encode|spell|read)\\b";
    private const string Machine = "(?:ai|a i|llms?|language models?|assistants?|chat ?bots?|bots?|gpt|chatgpt|artificial intelligence|automat(?:ed|ic) (?:systems?|readers?|tools?|assistants?)|summari[sz]ers?|machine readers?)\\b";
    private const string People = "(?:citizens?|users?|readers?|participants?|voters?|people|residents?|everyone|everybody)";

    public static readonly IReadOnlyList<Sign> All =
    [
        new(OverridesInstructions, 1, Drop + Further + "\\b(?:previous|prior|above|earlier|preceding|initial|original|system|hidden|internal|your|existing|foregoing)\\b(?: \\w+){0,2} " + Rules),
        new(OverridesInstructions, 1, Drop + Further + Rules + " (?:above|before|so far|given|you were|you have|you ve|you got|that came|received)"),
        new(OverridesInstructions, 1, Drop + " (?:all |everything |anything |whatever )(?:of )?(?:the above|above|before|that came before|you (?:were|have been|ve been|are) (?:told|taught|given|asked)|you know|you learned)"),
        new(OverridesInstructions, 0.6, Drop + " (?:all |any |every |the |these |those ){1,2}" + Rules),
        new(OverridesInstructions, 0.9, "\\b(?:new|updated|real|true|actual|following) (?:instructions?|orders?|directives?|system prompt|task)(?: for (?:you|the \\w+))? ?:"),
        new(OverridesInstructions, 0.5, "\\bfrom (?:now|this point|here) on\\b"),

        new(LiftsRules, 1, "\\b(?:without|remove|disable|turn off|switch off|deactivate|suspend|bypass|circumvent|evade|escape|drop|forget|abandon|ignore|lift|skip|stop)\\b" + Further + "\\b(?:your (?:\\w+ )?(?:filters?|restrictions?|limits?|limitations|safety|censorship|neutrality|moderation|balance|biases)|neutrality (?:check|filter|rule|mode)|bias (?:check|filter|gate|classifier)|(?:content|safety|profanity|insult) filters?|guardrails?|classifier)\\b"),
        new(LiftsRules, 1, "\\b(?:stop being|do not be|don t be|no longer|no need to (?:be|stay|remain)|without being|without staying) (?:so )?(?:neutral|balanced|impartial)\\b"),
        new(LiftsRules, 1, "\\bneutrality (?:is |has been |was )?(?:suspended|disabled|off|lifted|unavailable|deactivated)|\\bdon t hide behind (?:your |the )?neutrality"),
        new(LiftsRules, 1, "\\b(?:unfiltered|uncensored|unrestricted|developer|debug|admin|maintenance|opinion|free speech|no limits?|evil|opposite) mode\\b|\\bno (?:rules|limits|filters?|restrictions?) (?:apply|anymore|any more|for you)"),
        new(LiftsRules, 1, "\\b(?:without|no|skip the) (?:citing|citations?|sources|quoting)\\b" + Further + "\\b(?:answer|reply|say|neutral|documents)|\\b(?:answer|reply)\\b" + Further + "\\bwithout (?:citing|sources|citations|documents|quoting)", TextOrigin.Message),

        new(AssignsRole, 1, "\\byou (?:are|re) (?:now|no longer|henceforth) (?:a|an|the|my|in|called|named|bound|required|neutral|free|going to|allowed)\\b"),
        new(AssignsRole, 1, "(?:^|[.!?:;\\n] ?|\"|\\bgame |\\bplay |\\bsay )you (?:are|re) (?:a |an |the |my |\\w+, )(?!ai\\b|bot\\b|robot\\b|human\\b|machine\\b|program\\b|good\\b|great\\b|liar\\b)[^.!?\\n]{3,120}[.!:\\n]", TextOrigin.Message),
        new(AssignsRole, 1, "\\b(?:pretend|imagine|suppose|act as (?:if|though)|let s say|as if) (?:that )?you (?:are|re|were|have no)\\b|\\bpretend to be\\b"),
        new(AssignsRole, 0.8, "(?:^|[.!?:;\\n] ?|please |must |to |now )(?:act|speak|talk|behave|answer|respond|write|reply) (?:as|like) (?:a|an|the|my|if|one of)\\b"),
        new(AssignsRole, 1, "\\brole ?play|\\blet s (?:play (?:a|an|the|out)|improvise|do an improv|act out)\\b|\\bstay in character|\\bplay the (?:role|part) of|\\bin this (?:story|game|scene|novel) you\\b"),
        new(AssignsRole, 0.8, "\\b(?:fiction(?:al)?|novel|story|movie|film|theatre|play|improv)\\b" + Further + "\\b(?:character|robot|ai|assistant|hero|villain)\\b" + Further + "\\b(?:says?|tells?|reveals?|admits?|write|speech|lines?)\\b"),

        new(ClaimsAuthority, 1, "\\bi(?: a|)m (?:the |your |one of the )(?:\\w+ )?(?:developer|administrator|admin|creator|engineer|maintainer|programmer|operator|owner|supervisor|moderator)\\b"),
        new(ClaimsAuthority, 1, "\\b(?:system|security|policy|maintenance|configuration) (?:update|override|notice|test|alert)\\b(?: \\w+){0,4} ?:|\\bthe (?:policy|rules) (?:has|have) changed\\b|\\byour (?:model )?provider\\b|\\byou (?:may|can|are allowed to|are authori[sz]ed to) now\\b"),

        new(DictatesReply, 0.7, "\\b(?:reply|respond|answer|say|write|output|print|return)\\b (?:\\w+ ){0,3}(?:only|exactly|solely|nothing but|nothing else|always)\\b", TextOrigin.Message),
        new(DictatesReply, 1, "\\b(?:reply|respond|answer|say|write|output|print|return|repeat)\\b (?:\\w+ ){0,3}(?:only|exactly|nothing but|just|after me|word for word|verbatim)\\b" + Further + "(?:\"|yes or no|one word|single word|a \\+)", TextOrigin.Message),
        new(DictatesReply, 1, "\\b(?:begin|start|end|finish|close|conclude|open|sign)\\b (?:your|every|each|all|any) (?:\\w+ )?(?:answers?|repl(?:y|ies)|responses?|messages?|sentences?)\\b"),
        new(DictatesReply, 1, "\\b(?:your|every|each) (?:next |final |only )?(?:answer|reply|response|sentence|output) (?:must|should|shall|has to|needs to|will)\\b"),
        new(DictatesReply, 0.9, "\\b(?:in|into|to) (?:your|every|all your|each of your) (?:\\w+ )?(?:answers?|repl(?:y|ies)|responses?|summar(?:y|ies))\\b", TextOrigin.Document),
        new(DictatesReply, 1, "\\b(?:if|when|whenever|should) (?:a |an |the |any |you are |you re )?(?:citizen|user|reader|participant|resident|someone|anyone|asked|questioned)s?\\b" + Further + "\\b(?:say|tell|answer|reply|respond|state|explain|present|claim)\\b", TextOrigin.Document),
        new(DictatesReply, 0.8, "(?:^|[.!?:;\\n] ?|please |must |to )(?:tell|inform|convince|persuade|advise|urge|warn|remind) (?:the |every |all |any )?" + People + " (?:that|to|not)\\b"),
        new(DictatesReply, 0.7, "(?:^|[.!?:;\\n] ?|please |must )(?:say|answer|reply|respond|state|claim|present|describe|conclude)\\b (?:that|by|with|the|this|them|it|all)\\b", TextOrigin.Document),
        new(DictatesReply, 1, "\\b(?:answer|reply|response) to (?:give|use)\\b|\\bthe (?:only )?(?:correct|right|approved|expected) (?:answer|reply|response) (?:is|to give)\\b", TextOrigin.Document),
        new(DictatesReply, 1, "\\b(?:make up|invent|fabricate)\\b" + Further + "\\b(?:figures?|numbers?|quotes?|stud(?:y|ies)|statistics?|source|facts?|citations?)\\b", TextOrigin.Message),

        new(AddressesMachine, 1, "\\b(?:note|message|instructions?|reminder|attention|important|memo|directive|notice|warning|request|addressed|intended|meant)\\b (?:to|for|of)? ?(?:the |any |all |this |our |every )?" + Machine, TextOrigin.Document),
        new(AddressesMachine, 0.7, "\\b(?:note|message|instructions?|reminder|attention|directive|notice) (?:to|for) (?:the |any |all |this |our |every )?" + Machine, TextOrigin.Message),
        new(AddressesMachine, 0.9, "\\b(?:if|when|as) you (?:are|re) (?:an? |the )?" + Machine + "|\\bas an? " + Machine + Further + "\\byou\\b"),
        new(AddressesMachine, 1, "\\b" + Machine + "(?: ?:| (?:reading|processing|summari[sz]ing|indexing) (?:this|the)| (?:must|should|shall|will|has to|have to|is to|are to|is asked to|are asked to|is instructed|are instructed|please)\\b)", TextOrigin.Document),

        new(AsksForPrompt, 1, Show + Further + "\\b(?:system (?:prompt|message|instructions?)|(?:your|the) (?:\\w+ ){0,2}(?:system|hidden|initial|internal|secret|original|full|exact|complete|first|last) (?:\\w+ )?(?:prompts?|instructions?|messages?|rules|guidelines|configuration|sentence of your)|your (?:prompt|instructions?|configuration|directives|guidelines|settings|rules|system message))\\b"),
        new(AsksForPrompt, 1, "\\b(?:what (?:are|is|were|does)|what s) (?:in )?your (?:\\w+ )?(?:system prompt|prompt|instructions?|internal rules|guidelines|system message|hidden rules|configuration)\\b|\\b(?:words|terms) (?:does|are|is) (?:your )?(?:filter|forbidden|banned|blocked)"),
        new(AsksForPrompt, 1, Show + Further + "\\b(?:text|everything|all|words|lines?|sentences?|message|what is|what s|content) (?:that is |that comes |written )?(?:above|before (?:this|my)|preceding)"),

        new(AsksForOthers, 1, "\\b(?:names?|first names?|e ?mails?|address(?:es)?|phone|telephone|numbers?|surnames?|identit(?:y|ies)|street)\\b(?: \\w+){0,3} (?:of|from|did|does|belong)" + Further + "\\b(?:participants?|citizens?|other users?|person who|people who|author|neighbou?r|resident|president|last user|previous)\\b", TextOrigin.Message),
        new(AsksForOthers, 1, Show + Further + "\\b(?:other|another|previous|last|all|every|each|latest)(?: the)? (?:citizens?|users?|participants?|persons?|residents?|visitors?|conversations?)(?: s)?\\b" + Further + "\\b(?:messages?|answers?|names?|e ?mails?|conversations?|history|data|votes?|said|wrote|written|typed|unpublished|contact)\\b", TextOrigin.Message),
        new(AsksForOthers, 1, "\\b(?:who|which (?:participant|citizen|resident|neighbou?r|person))\\b (?:\\w+ ){0,2}(?:voted|wrote|said|answered|typed|lives?)\\b" + Further + "\\b(?:against|yesterday|name|street|for the)\\b", TextOrigin.Message),
        new(AsksForOthers, 1, "\\b(?:did|has) (?:my|the) (?:neighbou?r|boss|husband|wife|colleague|landlord|teacher|brother|sister|mother|father)\\b" + Further + "\\b(?:vote|voted|answer|answered|say|said|write|wrote|written|respond|responded)\\b|\\bmy (?:neighbou?r|boss|colleague|landlord) (?:\\w+ ){0,4}(?:took part|participated)\\b|\\bunpublished\\b" + Further + "\\b(?:statements?|messages?|contributions?|answers?)", TextOrigin.Message),

        new(AsksForSide, 1, "\\b(?:who|what|how|which way|which (?:party|candidate|side|option)) (?:should|must|would|shall) (?:i|we|you|one|a|the \\w+(?: \\w+)?) (?:\\w+ )?(?:vote|choose|pick|elect)\\b|\\bvote (?:for me|in my (?:place|stead)|on my behalf)\\b|\\btell (?:me|them|us|him|her) (?:how|what|who|which way) to vote\\b", TextOrigin.Message),
        new(AsksForSide, 1, "\\b(?:whose|which|what) side are you\\b|\\bare you (?:for or against|in favou?r)\\b|\\b(?:your|you have a|have an?) (?:own |personal |honest |real |true |secret )*(?:opinion|view|preference|favou?rite|choice|verdict|vote)\\b|\\bwhat would you (?:choose|vote|do|prefer|pick)\\b|\\b(?:take|pick|choose) (?:a|my|our|one|the right) side\\b|\\bdo you (?:personally )?(?:prefer|support|favou?r|agree with)\\b", TextOrigin.Message),
        new(AsksForSide, 1, "\\b(?:rank|rate|score|grade)\\b" + Further + "\\b(?:part(?:y|ies)|candidates?|associations?|groups?|councillors?|contributors?|documents?|from best|out of (?:10|ten)|from (?:0|1|zero|one) to)\\b|\\bwho is right\\b|\\b(?:which|what) (?:side|camp|option|party) (?:is|would be|has) (?:right|better|best|smarter|the best)\\b", TextOrigin.Message),
        new(AsksForSide, 1, Bidden + "\\b(?:recommend|advise|urge|endorse|encourage|tell)\\b" + Further + "\\b(?:to )?vot(?:e|ing) (?:for|against|yes|no)\\b"),

        new(AsksForText, 1, AskedOrGoingOn + "(?:write|compose|draft|make|create|give|invent)\\b" + Further + "\\b(?:slogan|speech|poem|rap|song|joke|insult|tirade|pamphlet|flyer|leaflet|tweet|recipe|acrostic|monologue|satire|propaganda|manifesto|rant|post against|letter against|rhyme|limerick)s?\\b", TextOrigin.Message),
        new(AsksForText, 1, AskedOrGoingOn + "(?:convince|persuade|frighten|scare|shame|mock|make fun of|ridicule|insult|roast|talk into|win over)\\b (?:me|him|her|them|my|the|people|voters|everyone)\\b", TextOrigin.Message),
        new(AsksForText, 1, "\\bonly (?:the )?(?:arguments?|reasons|points|good things|bad things) (?:for|against|in favou?r)\\b|\\bexplain why\\b" + Further + "\\b(?:are|is) (?:\\w+ )?(?:selfish|stupid|idiots?|wrong|liars?|hypocrites?|corrupt|cowards?|crazy|ignorant|ridiculous)\\b", TextOrigin.Message),

        new(Assembles, 1, "\\b(?:first|last|second|initial) letters? of\\b|\\bcomplete the word\\b|\\bfill in the (?:blanks?|missing)\\b|\\bletter by letter\\b|\\b(?:put|join|stick|glue|string|assemble|concatenate|combine|arrange|reorder)\\b" + Further + "\\b(?:pieces|parts|fragments|together|in order|end to end|words)\\b|\\bone word per\\b|\\breverse (?:the|this|it)\\b|\\bbackwards\\b", TextOrigin.Message),
        new(Encoded, 0.8, Asked + "(?:decode|decrypt|decipher|unscramble|execute|run)\\b (?:this|the|it|these|that|following)\\b", TextOrigin.Message),
        new(AssignsRole, 1, Asked + "be (?:my|a|an|the) [a-z]|\\bin character\\b|\\byour character\\b|\\bevil twin\\b", TextOrigin.Message),
        new(LiftsRules, 1, "\\b(?:without|with no|no) (?:your |any |at all |all )?(?:usual )?(?:caution|rules|filters?|safeguards?|censorship)\\b" + Further + "\\b(?:answer|reply|speak|say|state|at all|now)\\b|\\b(?:answer|reply|speak|say|question \\w+)\\b" + Further + "\\b(?:without|with no) (?:your |any |all )?(?:usual )?(?:caution|rules|filters?|safeguards?|sources|censorship)\\b", TextOrigin.Message),
        new(LiftsRules, 0.9, "\\b(?:safety|neutrality) (?:layer|check|filter|module)s?\\b|\\b(?:you have|there are) no (?:restrictions|rules|limits)\\b|\\bforget (?:the |about )?(?:citations?|neutrality|sources|balance)\\b|\\b(?:bot|assistant|you) (?:is|are) (?:now )?allowed to (?:campaign|take|recommend)"),
        new(AddressesMachine, 1, "\"(?:[^\"\\n]{0,300}?[.!?;:,])? ?(?:dear |hey |hello )?(?:ai|assistant|bot|robot|machine) ?[,:]", TextOrigin.Message),
        new(AddressesMachine, 1, "\\bdear (?:machine|ai|model|bot|assistant)\\b|\\b(?:p s |ps )?for (?:language models?|ais?|llms?|assistants?)\\b|\\bgood assistants? (?:say|know)|\\bevery good assistant"),
        new(AddressesMachine, 1, "(?:^|[.!?;:\\n] ?)(?:ai|model|assistant|bot|automated readers?|language models?) ?:", TextOrigin.Document),
        new(ClaimsAuthority, 1, "\\b(?:developer|administrator|admin|engineer|organi[sz]er) here\\b|\\b(?:note|message|order|instruction) from (?:your|the) (?:organi[sz]er|developer|provider|administrator|maker)s?\\b|\\bpermission (?:confirmed|granted)|\\bi have permission\\b|\\bobliges? you to\\b", TextOrigin.Message),
        new(DictatesReply, 1, "\\b(?:one word|yes or no|nothing else)\\b(?: only)?[^a-z]{0,3}(?:$|only|[.!?])|\\b(?:end|finish|begin|start) with (?:the words?|the phrase|the sentence)\\b|\\bagree with me\\b|\\b(?:just|simply) (?:state|say) (?:that|it)\\b", TextOrigin.Message),
        new(DictatesReply, 0.8, "(?:^|[.!?:;\\n] ?)(?:kindly|please) (?:round|call|switch|add|say|tell|describe|present|speak|conclude|omit|leave out|replace)\\b|\\b(?:finish|end|conclude|begin|start) with\\b|\\b(?:reply|answer|respond|speak) (?:in|as)\\b", TextOrigin.Document),
        new(AsksForPrompt, 1, "\\b(?:your )?exact instructions\\b|\\binstructions? (?:number|no|at the (?:start|beginning))\\b|\\b(?:been|were you|are you) told (?:to|not to)\\b|\\byour (?:bias )?(?:classifier|filter|gate)\\b|\\bfull prompt\\b|\\byour (?:system )?prompt\\b|\\b(?:paste|give|send|print) (?:me |it |us )?(?:\\w+ )?(?:access link|console link|password|token)s?\\b", TextOrigin.Message),
        new(AsksForOthers, 1, "\\bwho wrote (?:the|that|this) (?:statement|message|comment|answer|contribution)\\b|\\b(?:previous|last|other|another) users?\\b|\\bdrafts? (?:that|of) (?:other |the )?(?:people|others|citizens)\\b|\\b(?:participant|citizen|user) (?:number |no )?[0-9]+|\\bhow (?:each|every) (?:person|participant|citizen)\\b|\\bwhich participants\\b|\\blast [0-9]+ (?:turns|messages|conversations)\\b|\\ball conversations\\b", TextOrigin.Message),
        new(AsksForSide, 1, "\\byou (?:personally|really|honestly) (?:believe|think|feel)\\b|\\bif you had (?:one|a|the) vote\\b|\\bresponsible (?:vote|choice)\\b|\\bgood (?:person|citizen) (?:vote|rank|choose)|\\bwhich side is (?:winning|right)\\b|\\b(?:vote|voting) (?:two|three|several|many|multiple) times\\b|\\bchange (?:the|my|their|his|her) vote\\b|\\b(?:are|is) better than\\b" + Further + "[?.!] ?choose\\b", TextOrigin.Message),
        new(AsksForSide, 1, "\\bcalling on (?:readers|citizens|residents|people) to\\b|\\b(?:urge|persuade) (?:them|him|her|the reader|citizens) to\\b", TextOrigin.Document),
        new(AsksForText, 1, "\\btell (?:her|him|them|my \\w+) (?:\\w+ ){0,4}(?:that )?(?:she|he|they) (?:s|is|are|re) wrong\\b|\\b(?:sabotage|sounds? ridiculous|humiliate|what lie)\\b|\\bsays? (?:she|he|they) (?:are|is) fools\\b", TextOrigin.Message),
        new(Assembles, 1, "\\bletters? of the alphabet\\b|\\bmessage [0-9] of [0-9]\\b|\\bacrostic\\b|\\bfirst (?:letter|word)s? of each\\b|\\bone (?:word |letter |line )?at a time\\b", TextOrigin.Message),
        new(AddressesMachine, 1, "(?:^|[.!?;:>(\\[\\n|] ?)(?:the )?" + Machine + " ?[:,]|\\b(?:the |an? |every |any )?(?:assistants?|chat ?bots?|bots?|language models?|llms?|answering system|automat(?:ed|ic) (?:systems?|readers?))(?: that \\w+[^.!?\\n]{0,40})? (?:must|shall|should|will) |\\bthe ai must\\b", TextOrigin.Document),
        new(AddressesMachine, 1, "\\[ ?(?:assistant|bot|system|ai|model) ?:|\\bthe bot (?:can|may|must|will) (?:see|say|read)\\b", TextOrigin.Message),
        new(DictatesReply, 0.7, "\\b(?:request|ask(?: for)?|collect|demand)\\b" + Further + "\\b(?:password|address|door code|phone|card|name)\\b", TextOrigin.Document),
        new(DictatesReply, 1, "\\b(?:advertise|promote)\\b" + Further + "\\b(?:kit|product|link|offer)\\b|\\byou are now\\b|\\bmust (?:recommend|diagnose|promote|praise|urge)\\b", TextOrigin.Document),
        new(DictatesReply, 1, "\\b(?:in every|in each|every) sentence\\b|\\bopposite day\\b|\\b(?:you )?only give me (?:arguments|reasons)|\\btell me they do not exist|\\b(?:complete|finish) (?:honestly|the (?:novel|sentence|story|text))\\b|\\bmust process\\b", TextOrigin.Message),
        new(ClaimsAuthority, 1, "(?:^|[.!?:\\n] ?)this is the (?:mayor|police|council|prefect|organi[sz]er|town|fire)\\b|\\beffective immediately\\b|\\binform all (?:users|citizens|residents)\\b|\\bverified (?:staff|user|admin)|\\btell residents that\\b", TextOrigin.Message),
        new(AsksForPrompt, 1, "\\b(?:your|the raw|in your) (?:context|json|scores)\\b|\\braw passages\\b|\\byour rules\\b|\\bhidden instructions\\b|\\bmoderation thresholds?\\b", TextOrigin.Message),
        new(AsksForOthers, 1, "\\b(?:list|give|show|send|publish)\\b" + Further + "\\b(?:names|e ?mails?(?: addresses)?|addresses|phone numbers)\\b|\\bnames,? please\\b|\\btell me who (?:it|that|he|she) (?:is|was)\\b|\\bpending statements\\b", TextOrigin.Message),
        new(AsksForSide, 1, "\\bagree,? disagree or pass\\b|\\bgive me a (?:push|nudge)\\b|\\bmost (?:dishonest|stupid|honest|credible|ridiculous)\\b|\\bshould we (?:keep|throw|re ?elect|fire|dismiss)\\b" + Further + "\\b(?:mayor|council|party|her|him)\\b", TextOrigin.Message),
        new(AsksForText, 1, "\\broast\\b|\\bviral post\\b|\\bas savage as\\b|\\bsarcas(?:m|tic)\\b|\\bfilm scene\\b|\\bword for people who\\b", TextOrigin.Message),
        new(Assembles, 1, "\\bcode ?word\\b|\\bpart [ab] ?:|\\bjoin [a-z] and [a-z]\\b|\\buse that word\\b|\\b[a-z]+\\b means (?:give|say|tell|reveal|show)\\b", TextOrigin.Message),

        // What a reader of documents never needs: words put into the machine's mouth, or a task of its own.
        new(AsksForText, 0.8, Asked + "(?:write|rewrite|recite|imitate|impersonate|invent|compose|translate|imagine you|predict|guess|rephrase|swear|confess|simulate|sing|praise|repeat|finish)\\b(?! (?:my|to the|down) )", TextOrigin.Message),
        new(DictatesReply, 0.8, "\\byou (?:will|must|shall) (?:now )?(?:say|answer|reply|tell|write|speak|respond|agree|act|pretend)\\b", TextOrigin.Message),
        new(DictatesReply, 0.8, Asked + "(?:say|tell|reply|answer|describe|present|insist|claim|conclude|omit|hide|urge|praise|mock|accuse|dissuade|congratulate|promise)\\b (?:that|the|them|him|her|every|all|this|it|with|only|readers?|citizens?)\\b", TextOrigin.Document),
    ];
}
