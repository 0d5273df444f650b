/// The words that people make passwords of when they are made to choose one, by topic and language.
///
/// No list of leaked passwords: those have the same words with other years and exclamation marks, which `PasswordGuess`
/// takes away, and keyboards, which `PasswordPattern` knows.
enum CommonPasswords {
    static let words: Set<[Unicode.Scalar]> = Set(
        [secrets, greetings, places, calendar, names, sports, animals, fame, feelings].flatMap { text in
            text.split(whereSeparator: \.isWhitespace).map { PasswordGuess.plain(String($0)) }
        })

    private static let secrets = """
        password passwords passwort passwords passphrase passcode pass passwd pwd contrasena contraseña clave secreto
        acceso parola parolachiave segreto accesso losenord lösenord hemlig hemligt hemlighet losen motdepasse senha
        segredo wachtwoord kennwort geheim salasana adgangskode haslo hasło heslo parol sifre şifre пароль секрет
        پاسورڈ خفیہ راز secret secrets login logon signin user username admin administrator root guest test tester
        testing temp default demo example sample system master access account key private security safe server
        computer laptop internet network windows microsoft google facebook apple iphone samsung android nokia oracle
        changeme change newpassword nopassword mypassword trustno letmein opensesame sesame iamin enter pin code blank
        nothing whatever unknown
        """

    private static let greetings = """
        welcome welcometo hello hi hey goodbye bienvenido bienvenida bienvenidos hola adios benvenuto benvenuta ciao
        arrivederci salve buongiorno valkommen välkommen hej hejsan hejhej tjena bonjour salut bienvenue willkommen
        hallo bemvindo ola اسلام سلام خوشآمدید خوش آمدید مرحبا привет merhaba
        """

    private static let places = """
        office work job boss team manager worker employee company business department staff store shop warehouse
        factory hospital school college university kitchen hotel trabajo oficina empresa lavoro ufficio azienda jobb
        arbete kontor london paris madrid barcelona valencia sevilla roma rome milano napoli torino stockholm goteborg
        malmo uppsala lahore karachi islamabad pakistan berlin newyork chicago boston dallas texas california florida
        america usa canada mexico argentina colombia espana spain italia italy sverige sweden england britain france
        germany deutschland europe africa india china japan australia پاکستان لاہور کراچی
        """

    private static let calendar = """
        january february march april may june july august september october november december monday tuesday wednesday
        thursday friday saturday sunday spring summer autumn fall winter enero febrero marzo abril mayo junio julio
        agosto septiembre octubre noviembre diciembre lunes martes miercoles jueves viernes sabado domingo primavera
        verano otono invierno gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre lunedi martedi
        mercoledi giovedi venerdi sabato domenica estate autunno inverno januari februari mars maj juni juli augusti
        oktober mandag måndag tisdag onsdag torsdag fredag lordag lördag sondag söndag var vår sommar host höst vinter
        today tomorrow birthday christmas navidad natale jul جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر
        نومبر دسمبر
        """

    private static let names = """
        anna maria jose juan carlos luis miguel antonio manuel francisco javier alejandro daniel david pablo jorge
        pedro sofia lucia carmen elena laura marta cristina andrea marco giuseppe giovanni luca matteo francesco
        alessandro francesca giulia chiara paola lars erik karl johan anders per nils sven gustav oscar elin emma
        karin kristina ali ahmed mohammed muhammad hassan hussain fatima aisha ayesha maryam zainab usman omar bilal
        john james michael robert william richard thomas charles joseph matthew anthony andrew joshua daniela jessica
        jennifer michelle amanda ashley nicole samantha sarah elizabeth charlie george jordan taylor thomas alexander
        alexandra maggie محمد علی احمد فاطمہ عائشہ
        """

    private static let sports = """
        football futbol fotboll calcio soccer baseball basketball hockey cricket tennis golf rugby goalkeeper
        liverpool arsenal chelsea everton tottenham manchester manutd mancity realmadrid atletico barca juventus juve
        inter milan lazio fiorentina aik hammarby djurgarden malmoff ifk ifkgoteborg lakers yankees cowboys steelers
        eagles patriots ronaldo messi zlatan maradona ferrari porsche mercedes bmw audi volvo saab toyota honda yamaha
        harley corvette mustang
        """

    private static let animals = """
        monkey dragon tiger lion panther eagle falcon hawk wolf bear horse dolphin butterfly shark snake spider rabbit
        cat kitten kitty dog puppy buster gato perro gatto cane katt hund häst fågel björn bird fish chicken turtle
        unicorn phoenix
        """

    private static let fame = """
        superman batman spiderman ironman hulk thor pokemon pikachu naruto starwars starwar yoda jedi vader matrix
        gandalf frodo hobbit harrypotter hogwarts zelda mario minecraft fortnite roblox playstation nintendo xbox
        gamer metallica nirvana slipknot eminem beyonce beatles queen elvis mickey minnie donald disney snoopy
        garfield shadow hunter killer ninja pirate soldier ranger warrior champion winner captain cowboy wizard magic
        merlin legend hero qwerty qwertz azerty asdf zxcv qazwsx abc abcd qwe asd zxc
        """

    private static let feelings = """
        love iloveyou iloveu loveyou loveme lover lovely teamo tequiero amor miamor amore tiamo tesoro jagalskardig
        kärlek karlek alskling älskling habibi jaan pyaar جان پیار محبت sweet sweetie sweetheart honey baby babygirl
        angel princess princesa principessa prinsessa prince beautiful bella happy smile sunshine sun moon star stars
        sky flower flor fiore blomma rose diamond gold silver golden money dinero soldi pengar lucky life vida vita
        liv freedom libertad liberta frihet peace family familia famiglia familj mother father mama mamma papa brother
        sister friend friends amigo amici god jesus cristo allah bismillah خدا اللہ blessed heaven hope faith please
        fuckyou fuck shit bitch asshole sexy hot cool awesome super crazy forever banana apple cookie chocolate pizza
        pasta coffee cheese pepper ginger orange purple blue black white green yellow red summertime music guitar rock
        party dance computer
        """
}
