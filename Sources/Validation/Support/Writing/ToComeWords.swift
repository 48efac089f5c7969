/// The words that tell whether a sentence announces something, in German and English.
enum ToComeWords {
  /// Words that invite, announce or set a deadline.
  static let toCome: WordSet = [
    "kommt", "komm", "kommen", "anmelden", "anmeldung", "anmeldungen", "anmeldeschluss", "anmeldefrist", "bewerben",
    "bewirb", "bewerbt", "bewerbung", "bewerbungsfrist", "bewerbungsschluss", "frist", "einsendeschluss", "vormerken",
    "merken", "vorverkauf", "tickets", "seid", "startet", "beginnt", "öffnet", "findet", "wird", "werden", "laden",
    "einladung", "freuen", "erinnerung", "teilnahmeschluss", "deadline", "register", "registration", "apply",
    "applications", "submit", "submissions", "join", "upcoming", "will", "starts", "begins", "opens", "reminder",
    "invitation", "invite", "save", "don", "closes", "rsvp",
  ]

  /// Words that speak of the past.
  static let past: WordSet = [
    "war", "waren", "wurde", "wurden", "worden", "hat", "hatte", "hatten", "haben", "habe", "gab", "ging", "fand",
    "fanden", "kam", "kamen", "fiel", "begann", "startete", "eröffnete", "starb", "danke", "dank", "seit", "letzten",
    "letzte", "letzter", "letztes", "vergangenen", "vergangene", "vergangener", "rückblick", "erschien", "erschienen",
    "veröffentlicht", "geboren", "gegründet", "aufzeichnung", "nachlese", "stand", "was", "were", "had", "has", "have",
    "took", "held", "happened", "went", "started", "began", "opened", "launched", "released", "published", "announced",
    "attended", "thanks", "thank", "since", "last", "past", "ago", "recap", "recording", "recordings", "born", "died",
    "founded", "presented", "joined", "met", "gathered", "visited", "gave", "did", "been", "updated", "established",
    "ended", "closed",
  ]

  /// Before a date, these say that something goes on from that day.
  static let beginnings: WordSet = [
    "ab", "from", "since", "seit", "starting", "beginning", "vom", "nach", "after",
  ]
}
