internal import Content
internal import Diagnostics

extension Fact {
  /// The severity of a violation of the fact: an error if the network documents it, otherwise a warning.
  ///
  /// - Parameter isCertain: whether the value compared with the fact is certain as well.
  func severity(isCertain: Bool = true) -> Severity { confidence == .documented && isCertain ? .error : .warning }

  /// The source of the fact, as part of an explanation.
  var sourceNote: String {
    switch confidence {
    case .documented: "Source: \(source), read \(read)."
    case .reported: "The network does not document it; source: \(source), read \(read)."
    case .assumed: "No source documents it; a value on the safe side."
    }
  }
}
