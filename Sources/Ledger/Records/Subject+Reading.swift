internal import Canonical
internal import Content

extension Subject {
  init(_ members: Members) throws(RecordError) {
    let type = try members.required("type", .name)
    switch type {
    case "post": self = .post(try PostSubject(members))
    case "config": self = .config(try members.required("sha256", .digest))
    case "scope": self = .scope(try Scope(members))
    case "delivery": self = .delivery(try Delivery(members))
    default: throw .unknownKind("the subject \(type) is not known")
    }
  }
}

extension PostSubject {
  fileprivate init(_ members: Members) throws(RecordError) {
    self.init(
      post: try members.required("post", .name), occurrence: try members.optional("occurrence", .line),
      channels: try Self.channels(try members.object("channels")),
      inputs: try PolicyInputs(try members.object("inputs")),
      contributors: try members.list("contributors", of: .contributor),
      evidence: try members.optionalObject("evidence").map(Evidence.init),
      corrections: try members.optionalList("corrections", of: .digest))
  }

  private static func channels(_ members: Members) throws(RecordError) -> [String: ChannelSubject] {
    var channels: [String: ChannelSubject] = [:]
    for name in members.names {
      guard Name.isValid(name) else { throw .invalidRecord("\(members.place(of: name)) is not the name of a channel") }
      channels[name] = try ChannelSubject(try members.object(name))
    }
    guard !channels.isEmpty else { throw .invalidRecord("\(members.place) names no channel") }
    return channels
  }
}

extension ChannelSubject {
  fileprivate init(_ members: Members) throws(RecordError) {
    self.init(
      rendition: try members.required("rendition", .digest),
      schedule: try RecordedSchedule(try members.object("schedule")))
  }
}

extension RecordedSchedule {
  fileprivate init(_ members: Members) throws(RecordError) {
    self.init(
      at: try members.optional("at", .time), slot: try members.optional("slot", .truth) ?? false,
      zone: try members.optional("zone", .zone), notBefore: try members.optional("notBefore", .time),
      notAfter: try members.optional("notAfter", .time))
    guard at == nil || !slot else { throw .invalidRecord("\(members.place(of: "slot")) is there beside a time") }
  }
}

extension PolicyInputs {
  fileprivate init(_ members: Members) throws(RecordError) {
    self.init(
      department: try members.optional("department", .name), pillar: try members.optional("pillar", .name),
      campaign: try members.optional("campaign", .line), path: try members.optional("path", .path),
      flags: try members.list("flags", of: .name))
  }
}

extension Evidence {
  fileprivate init(_ members: Members) throws(RecordError) {
    self.init(
      blob: try members.required("blob", .objectID), commit: try members.required("commit", .objectID),
      version: try members.required("stet", .line))
  }
}

extension Scope {
  fileprivate init(_ members: Members) throws(RecordError) {
    self.init(
      all: try members.optional("all", .truth) ?? false, channels: try members.optionalList("channels", of: .name),
      posts: try members.optionalList("posts", of: .name),
      campaigns: try members.optionalList("campaigns", of: .line),
      departments: try members.optionalList("departments", of: .name))
    guard all || !(channels + posts + campaigns + departments).isEmpty else {
      throw .invalidRecord("\(members.place) names no channel, post, campaign or department, and not all")
    }
  }
}

extension Delivery {
  fileprivate init(_ members: Members) throws(RecordError) {
    self.init(
      post: try members.required("post", .name), channel: try members.required("channel", .name),
      occurrence: try members.optional("occurrence", .line), rendition: try members.optional("rendition", .digest),
      network: try Self.network(members), account: try members.required("account", .line),
      slot: try members.optional("slot", .time), attempt: try members.optional("attempt", .count),
      url: try members.optional("url", .url), blob: try members.optional("blob", .objectID),
      at: try members.optional("at", .time), to: try members.optional("to", .line),
      byHand: try members.optional("byHand", .truth) ?? false)
  }

  /// The list of networks grows, so another one is not an error but unknown.
  private static func network(_ members: Members) throws(RecordError) -> Network {
    let name = try members.required("network", .name)
    guard let network = Network(rawValue: name) else { throw .unknownKind("the network \(name) is not known") }
    return network
  }
}
