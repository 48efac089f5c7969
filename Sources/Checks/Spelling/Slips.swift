internal import Core

/// The misspellings of one post, each word once, and a text in another language once.
struct Slips {
  private let post: Post
  /// In the order of the texts.
  private(set) var found: [Misspelling] = []
  private var places: [String: Int] = [:]
  private var unknown = 0
  private var hasForeignText = false

  /// How many words of one post are reported.
  private static let maximumSlips = 10
  /// How many unknown words are looked up in full: hostile text can have a hundred thousand.
  private static let maximumUnknown = 500

  init(of post: Post) { self.post = post }

  mutating func judge(_ words: [SpelledWord], of text: TextUnderCheck, by judge: SpellingJudge) {
    if let foreign = ForeignText(words, judge, follows: hasForeignText) {
      if !hasForeignText, let first = words.first, let last = words.last {
        let stretch = first.stretch.lowerBound..<last.stretch.upperBound
        add("", at: text.place(stretch), meant: foreign.language, judge.language)
      }
      hasForeignText = true
      return
    }
    for place in words.indices {
      guard unknown < Self.maximumUnknown, found.count < Self.maximumSlips else { return }
      if judge.language.knows(words[place].text) { continue }
      unknown += 1
      if let known = places[words[place].text] {
        found[known].count += 1
      } else if case .slip(let meant) = judge.verdict(words, place) {
        places[words[place].text] = found.count
        add(words[place], meant, text, judge.language)
      }
    }
  }

  /// A hyphenated word is shown as a whole.
  private mutating func add(
    _ word: SpelledWord, _ meant: String?, _ text: TextUnderCheck, _ language: SpellingLanguage
  ) {
    guard let meant, word.followsHyphen || word.precedesHyphen, let part = word.whole.firstRange(of: word.text) else {
      return add(word.text, at: text.place(word.stretch), meant: meant, language)
    }
    var whole = word.whole
    whole.replaceSubrange(part, with: meant)
    add(word.whole, at: text.place(word.wholeStretch), meant: whole, language)
  }

  private mutating func add(_ word: String, at range: SourceRange, meant: String?, _ language: SpellingLanguage) {
    found.append(
      Misspelling(
        path: post.path, post: post.id, range: range, word: word, meant: meant, count: 1, language: language.tag))
  }
}

/// Slips that cannot be found by distance, since a dictionary has the word, or since two or three words were written as
/// one; and those of weekdays and months, which the common words, all in small letters, do not have.
enum KnownSlips {
  /// What was meant; `nil` if the word is not listed.
  static func correction(of word: String, in language: String) -> String? {
    if let listed = listed(word, language) { return listed }
    if language == "en", let day = calendar.nearest(to: word).first { return day.word }
    switch language {
    case "de": return word.first?.isUppercase == true ? nil : joined(word, lastGerman, "de")
    case "en": return capital(of: word) { joined($0, lastEnglish, "en") }
    default: return nil
    }
  }

  /// Whether it is in one of the lists, even if a dictionary has it.
  static func isOne(_ word: String, in language: String) -> Bool { listed(word, language) != nil }

  private static func listed(_ word: String, _ language: String) -> String? {
    guard language == "de" || language == "en" else { return nil }
    let meant = language == "de" ? german[word] : capital(of: word) { english[$0] }
    return meant == word ? nil : meant
  }

  /// The result of `find` for the word in small letters, with the capital of the word restored.
  private static func capital(of word: String, _ find: (String) -> String?) -> String? {
    guard let first = word.first, first.isUppercase else { return find(word) }
    return find(first.lowercased() + word.dropFirst()).map { $0.prefix(1).uppercased() + $0.dropFirst() }
  }

  /// Two common words without a space, the last one of a few: `helpsus`, `garnicht`.
  private static func joined(_ word: String, _ last: [String], _ language: String) -> String? {
    guard let common = CommonWords.words(of: language) else { return nil }
    for ending in last where word.hasSuffix(ending) {
      let head = String(word.dropLast(ending.count))
      let limit = language == "de" ? 3 : 9
      if head.count >= (language == "de" ? 3 : 4), (common.rank(of: head) ?? 99) <= limit { return head + " " + ending }
    }
    return nil
  }

  /// The English names of weekdays, and of months of six letters and more: `June` is near to too many other words.
  private static let calendar: CommonWords = {
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    let months = ["january", "february", "august", "september", "october", "november", "december"]
    // As common as the first few hundred words, with a capital.
    return CommonWords((days + days.map { $0 + "s" } + months).map { "0C" + $0 }.joined())
  }()

  private static let lastGerman = [
    "das", "dem", "den", "der", "die", "ein", "eine", "ihr", "ist", "kein", "keine", "nicht", "nichts", "sehr", "und",
    "wir",
  ]
  private static let lastEnglish = ["and", "are", "our", "that", "the", "this", "us", "with", "you", "your"]

  private static let english: [String: String] = [
    "monday": "Monday", "tuesday": "Tuesday", "wednesday": "Wednesday", "thursday": "Thursday", "friday": "Friday",
    "saturday": "Saturday", "sunday": "Sunday", "january": "January", "february": "February", "april": "April",
    "june": "June", "july": "July", "september": "September", "october": "October", "november": "November",
    "december": "December", "english": "English", "german": "German", "christmas": "Christmas",
    "alot": "a lot", "aswell": "as well", "atleast": "at least", "calender": "calendar", "calenders": "calendars",
    "cant": "can't", "couldnt": "couldn't", "didnt": "didn't", "doesnt": "doesn't", "dont": "don't",
    "eachother": "each other",
    "everytime": "every time", "hasnt": "hasn't", "havent": "haven't", "incase": "in case", "indepth": "in-depth",
    "infact": "in fact", "infront": "in front", "inspite": "in spite", "isnt": "isn't", "noone": "no one",
    "ofcourse": "of course", "shouldnt": "shouldn't", "thankyou": "thank you", "theyre": "they're", "upto": "up to",
    "wasnt": "wasn't", "werent": "weren't", "wether": "whether", "wouldnt": "wouldn't", "youre": "you're",
  ]

  private static let german: [String: String] = [
    "aufeinmal": "auf einmal", "aufjedenfall": "auf jeden Fall", "aufkeinenfall": "auf keinen Fall",
    "ausversehen": "aus Versehen", "bessergesagt": "besser gesagt", "desöfteren": "des Öfteren",
    "desweiteren": "des Weiteren", "einbisschen": "ein bisschen", "immernoch": "immer noch",
    "immerwieder": "immer wieder",
    "inbezug": "in Bezug", "nichtmal": "nicht mal", "nichtmehr": "nicht mehr", "sogut": "so gut", "soviele": "so viele",
    "vorallem": "vor allem", "wiedermal": "wieder mal", "zumbeispiel": "zum Beispiel", "zumindestens": "zumindest",
    "Resource": "Ressource", "Resourcen": "Ressourcen", "Standart": "Standard", "Standarts": "Standards",
    "wiederspiegeln": "widerspiegeln",
    "wiederspiegelt": "widerspiegelt", "lizensieren": "lizenzieren", "lizensiert": "lizenziert",
    "Teilname": "Teilnahme", "Dilletant": "Dilettant",
  ]
}
