internal import Canonical

/// The members of one object of a record, to be read strictly.
///
/// Unknown members are ignored: a later version may add some, and lists those in `crit` that must not be ignored.
struct Members {
  /// Where the object stands, as in `subjects[0]`; empty for the record itself.
  let place: String
  private let values: [String: JSONValue]

  init(_ value: JSONValue, at place: String = "") throws(RecordError) {
    guard let values = value.objectValue else {
      throw .invalidRecord("\(place.isEmpty ? "the record" : place) is not an object")
    }
    self.place = place
    self.values = values
  }

  /// The names of all members, sorted.
  var names: [String] { values.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

  /// Where the member `name` stands.
  func place(of name: String) -> String { place.isEmpty ? name : "\(place).\(name)" }

  /// The member `name`, which must be there.
  func required<Value>(_ name: String, _ form: ValueForm<Value>) throws(RecordError) -> Value {
    guard let value = try optional(name, form) else { throw missing(name) }
    return value
  }

  /// The member `name`; `nil` where it is not there.
  func optional<Value>(_ name: String, _ form: ValueForm<Value>) throws(RecordError) -> Value? {
    guard let value = values[name] else { return nil }
    return try read(value, form, at: place(of: name))
  }

  /// The member `name`, a list without repetitions that stands there even where it is empty.
  func list<Value: Hashable>(_ name: String, of form: ValueForm<Value>) throws(RecordError) -> [Value] {
    guard values[name] != nil else { throw missing(name) }
    return try elements(name, form)
  }

  /// The member `name`, a list without repetitions that is left out where it is empty.
  func optionalList<Value: Hashable>(_ name: String, of form: ValueForm<Value>) throws(RecordError) -> [Value] {
    guard values[name] != nil else { return [] }
    let elements = try elements(name, form)
    guard !elements.isEmpty else { throw .invalidRecord("\(place(of: name)) is empty instead of left out") }
    return elements
  }

  /// The objects in the list `name`, which must be there.
  func objects(_ name: String) throws(RecordError) -> [Members] {
    var objects: [Members] = []
    for (index, value) in try array(name).enumerated() {
      objects.append(try Members(value, at: "\(place(of: name))[\(index)]"))
    }
    return objects
  }

  /// The object `name`, which must be there.
  func object(_ name: String) throws(RecordError) -> Members {
    guard let object = try optionalObject(name) else { throw missing(name) }
    return object
  }

  /// The object `name`; `nil` where it is not there.
  func optionalObject(_ name: String) throws(RecordError) -> Members? {
    guard let value = values[name] else { return nil }
    return try Members(value, at: place(of: name))
  }

  private func elements<Value: Hashable>(_ name: String, _ form: ValueForm<Value>) throws(RecordError) -> [Value] {
    var (elements, seen) = ([Value](), Set<Value>())
    for (index, value) in try array(name).enumerated() {
      let place = "\(place(of: name))[\(index)]"
      let element = try read(value, form, at: place)
      guard seen.insert(element).inserted else { throw .invalidRecord("\(place) is there twice") }
      elements.append(element)
    }
    return elements
  }

  private func array(_ name: String) throws(RecordError) -> [JSONValue] {
    guard let value = values[name] else { throw missing(name) }
    guard let array = value.arrayValue else { throw .invalidRecord("\(place(of: name)) is not a list") }
    return array
  }

  private func read<Value>(
    _ value: JSONValue, _ form: ValueForm<Value>, at place: String
  ) throws(RecordError) -> Value {
    guard let read = form.read(value) else { throw .invalidRecord("\(place) is not \(form.name)") }
    return read
  }

  private func missing(_ name: String) -> RecordError { .invalidRecord("\(place(of: name)) is missing") }
}
