import Foundation
@testable import Checks

/// The dictionaries that `scripts/install-dependencies --tests` installs.
final class InstalledDictionaries: DictionaryShelf {
  static let folder = "/usr/share/hunspell"

  /// Whether the dictionaries that tests need are installed, which they may not be outside Debian.
  static let areThere = ["de_DE", "en_US", "en_GB"].allSatisfy { name in
    FileManager.default.fileExists(atPath: "\(folder)/\(name).aff")
  }

  /// Loaded once for all tests.
  private static let german = load("de_DE")
  private static let american = load("en_US")
  private static let british = load("en_GB")

  static func load(_ name: String) -> SpellingDictionary? {
    let dictionary = SpellingDictionary(affixes: "\(folder)/\(name).aff", words: "\(folder)/\(name).dic") {
      "\(name) (test)"
    }
    return dictionary.isUsable ? dictionary : nil
  }

  private let available: [String]

  init(_ available: [String] = ["de_DE", "en_GB", "en_US"]) { self.available = available }

  func names(for language: String) -> [String] { DictionaryName.names(for: language, among: available) }

  func dictionary(_ name: String) -> SpellingDictionary? {
    switch name {
    case "de_DE": Self.german
    case "en_US": Self.american
    case "en_GB": Self.british
    default: nil
    }
  }
}
