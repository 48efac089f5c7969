internal import Content

/// An option of a network, as one override sets it.
struct OptionUse {
  let key: String
  let value: OptionValue
  let network: Network
  /// The options that the network has.
  let known: [NetworkOption]
  /// The channel that the override is for; `nil` where it is for all channels of the network.
  let channel: String?
  /// The dotted path of the key.
  let path: String
}

extension PostUnderCheck {
  /// Every option that an override sets for a channel or network of `stet.yml`.
  var optionUses: [OptionUse] {
    post.overrides.flatMap { name, content -> [OptionUse] in
      let channel = configuration.channel(name)
      guard let network = channel?.network ?? Network(rawValue: name) else { return [] }
      let known = NetworkOptions.options(of: network)
      return content.options.map { key, value in
        OptionUse(
          key: key, value: value, network: network, known: known,
          channel: name == network.rawValue ? nil : channel?.name,
          path: "overrides.\(name).\(key)")
      }
    }
  }
}
