internal import Content
internal import Diagnostics

extension Fact {
  /// How much it weighs to go against the fact: what a network itself says is an error, what others say a warning.
  ///
  /// - Parameter isCertain: whether what the fact was held against is certain, too.
  func severity(isCertain: Bool = true) -> Severity { confidence == .documented && isCertain ? .error : .warning }

  /// Words for an explanation: where it is said.
  var sourceNote: String {
    switch confidence {
    case .documented: "Source: \(source), read \(read)."
    case .reported: "The network does not document it; source: \(source), read \(read)."
    case .assumed: "Nobody documents it; a value on the safe side."
    }
  }
}
