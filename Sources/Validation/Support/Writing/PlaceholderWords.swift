/// The words that distinguish a placeholder from other text in brackets, in German and English.
enum PlaceholderWords {
  /// Names of what is to be filled in: `[NAME]` is not written for readers.
  static let slots: WordSet = [
    "name", "vorname", "nachname", "firma", "firmenname", "company", "datum", "date", "uhrzeit", "ort", "place", "city",
    "stadt", "url", "adresse", "address", "preis", "price", "titel", "title", "beruf", "profession", "stunden", "hours",
    "beginn", "aufgabe", "task", "betrag", "amount", "telefon", "telefonnummer", "phone", "platzhalter", "placeholder",
    "kunde", "customer", "produkt", "product", "ansprechpartner",
  ]

  /// In capitals, among other words, these ask the author something or tell them what to do.
  static let instructions: WordSet = [
    "was", "wer", "wem", "wen", "wie", "wo", "wohin", "wann", "warum", "wozu", "worum", "welche", "welcher", "welches",
    "what", "who", "whom", "which", "where", "when", "why", "how", "name", "insert", "your", "dein", "deine", "ihre",
    "bitte", "please", "hier", "here",
  ]

  /// What an author is told to do with a place-holder.
  static let insertions: WordSet = [
    "einsetzen", "einfügen", "eintragen", "ergänzen", "ausfüllen", "nachtragen",
  ]

  /// Possessives before what the author has to fill in.
  static let owners: WordSet = ["your", "dein", "deine", "ihr", "ihre", "euer", "eure"]

  /// What Stet's own templates have in brackets, as far as it could otherwise be taken for a heading.
  static let ownTemplates: WordSet = [
    "datum und uhrzeit", "date and time", "preis, dauer und bedingungen", "price, duration and conditions", "a task",
    "erstes kapitel", "first chapter", "adresse des beitrags, auf den wir antworten",
    "address of the post that we answer", "start",
  ]

  /// Marks of work still to do.
  static let marks: WordSet = ["todo", "fixme", "xxx"]

  /// The words that a mark begins with, those that need a closer look among them.
  static let beginnings: WordSet = ["lorem", "tbd", "todo", "fixme", "xxx"]
}
