package import Content
internal import Validation

/// The length of a text as one network counts it, and the parts that are counted in a special way.
package struct CountReport {
  let text: String
  let network: Network
  let count: TextCount
  let verdict: TextVerdict

  /// - Parameter maximum: instead of the network's own limit.
  package init(_ text: String, on network: Network, maximum: Int? = nil) {
    self.text = text
    self.network = network
    count = TextCounter.count(text, on: network, inAllUnits: true)
    verdict = TextVerdict(text, count, on: network, maximum: maximum)
  }

  /// Whether the network accepts the text, judging by the text alone.
  package var isValid: Bool { verdict.isValid }
}
