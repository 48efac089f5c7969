internal import Content
internal import Diagnostics

/// Channels are those of `stet.yml`.
enum UnknownChannel: PostRule {
  static let description = RuleDescription(
    id: "unknown-channel",
    summary: "Every channel of a post is one of `stet.yml`",
    explanation: "Channels are declared in `stet.yml` under `channels`; a post names them by those names.",
    invalid: RuleExample.post(channels: "x, facebok"),
    valid: RuleExample.post(channels: "x, facebook"))

  static func check(_ post: PostUnderCheck) -> [Finding] {
    guard post.hasOddChannels else { return [] }
    let known = Set(post.configuration.channels.map(\.name))
    // A fix never writes a channel that the post names already.
    var written = Set(post.post.channels)
    return post.post.channels.enumerated().filter { !known.contains($0.element) }.map { index, name in
      let range = post.post.places.value("channels.\(index)")
      let meant = Suggested.channel(name, in: post.configuration)
      let isNew = meant.map { written.insert($0).inserted } ?? false
      return finding(
        in: post.post, at: range, "unknown channel \(Shown.quoted(name))\(question(name, meant, post.configuration))",
        explanation: explanation(name, post.configuration), fixes: Suggested.fix(range, writing: isNew ? meant : nil))
    }
  }

  private static func question(_ name: String, _ meant: String?, _ configuration: Configuration) -> String {
    if let meant { return ", did you mean \(Shown.quoted(meant))?" }
    guard Network(rawValue: name) == nil else { return "" }
    return Suggested.didYouMean(name, among: configuration.channels.map(\.name))
  }

  private static func explanation(_ name: String, _ configuration: Configuration) -> String {
    let all = "Channels of `stet.yml`: \(Shown.list(configuration.channels.map(\.name), most: 20))."
    guard let network = Network(rawValue: name) ?? Network(meant: name) else { return all }
    let names = configuration.channels.filter { $0.network == network }.map(\.name)
    guard !names.isEmpty else { return "No channel of `stet.yml` is on \(network.displayName). \(all)" }
    return names.count == 1
      ? all : "\(network.displayName) is a network. Its channels in `stet.yml`: \(Shown.list(names, most: 20))."
  }
}
