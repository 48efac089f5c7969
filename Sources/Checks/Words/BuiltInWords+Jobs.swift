/// Words of advertised jobs, and what the German Equal Treatment Act (AGG) minds in them.
extension BuiltInWords {
  /// Words that hardly anything but an advertised job has.
  static let jobs = """
    # version 1, 2026-11-29
    Stellenangebot*
    Stellenanzeige*
    Stellenausschreibung*
    freie Stelle*
    offene Stelle*
    neue Stelle
    Stelle als
    Stelle frei
    Stelle zu besetzen
    Stellen zu besetzen
    Vollzeitstelle*
    Teilzeitstelle*
    Jobangebot*
    Job als
    Nebenjob*
    Minijob*
    Ferienjob*
    Traumjob*
    in Vollzeit
    in Teilzeit
    Vollzeit oder Teilzeit
    Festanstellung
    unbefristet*
    Ausbildungsplatz*
    Ausbildungsplätze*
    Ausbildung zum
    Ausbildung zur
    wir stellen ein
    stellen wir ein
    bewirb dich
    bewerbt euch
    bewerben Sie sich
    jetzt bewerben
    deine Bewerbung
    eure Bewerbung
    Ihre Bewerbung
    Bewerbung an
    Bewerbungsunterlagen
    Lebenslauf
    Bewerber*
    verstärke unser Team
    verstärken unser Team
    verstärkst unser Team
    Verstärkung für unser
    Verstärkung gesucht
    komm in unser Team
    kommt in unser Team
    Werde Teil unseres
    Aushilfe gesucht
    Aushilfen gesucht
    Quereinsteiger*
    Werkstudent*
    Praktikant*
    we are hiring
    we're hiring
    now hiring
    is hiring
    hiring a
    hiring an
    join our team
    join our crew
    join us as
    job opening*
    job offer*
    job ad
    open position*
    vacancy
    vacancies
    apply now
    apply by
    apply today
    apply here
    your application
    your CV
    your résumé
    full time
    part time
    permanent position
    # no work
    !Teilzeit-Eltern
    """

  /// Words of a search, for people or for anything else.
  static let searches = """
    # version 1, 2026-11-29
    suchen
    sucht
    suche
    gesucht
    looking
    seek
    seeking
    seeks
    hiring
    wanted
    needed
    recruiting
    """

  /// Words that say a job is for every sex.
  static let genderNotes = """
    # version 1, 2026-11-29
    m/w/d
    w/m/d
    d/m/w
    d/w/m
    m/d/w
    w/d/m
    m/w/x
    w/m/x
    m/w/i
    w/m/i
    m/f/d
    f/m/d
    m/f/x
    f/m/x
    f/m/n
    m/f/n
    f/m/div
    m/f/div
    m/w/div
    w/m/div
    m|w|d
    w|m|d
    d|m|w
    m, w, d
    w, m, d
    mwd
    gn
    divers
    alle Geschlechter
    aller Geschlechter
    allen Geschlechts
    jeden Geschlechts
    jedes Geschlechts
    jeglichen Geschlechts
    unabhängig von Geschlecht
    unabhängig vom Geschlecht
    all genders
    any gender
    every gender
    regardless of gender
    """

  /// Words about age that need no number.
  static let ageWords = """
    # version 1, 2026-11-29
    Digital Native*
    Young Professional*
    Höchstalter*
    Maximalalter
    Altersgrenze*
    Gen Z
    Generation Z
    jung und dynamisch
    jung, dynamisch
    jugendliches Team
    jugendlichen Team
    young and dynamic
    young at heart
    maximum age
    age limit
    """

  /// Words about first languages.
  static let motherTongues = """
    # version 1, 2026-11-29
    Muttersprach*
    *muttersprachler
    *muttersprachlerin
    *muttersprachlern
    *muttersprachlerinnen
    akzentfrei*
    native speaker*
    native English
    native German
    native French
    native tongue
    mother tongue*
    German native
    English native
    German natives
    English natives
    """
}
