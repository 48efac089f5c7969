internal import SocialText

/// Names that tell what another word is: whose mailbox it is, or of where something is the best.
extension BuiltInWords {
  /// Places and regions, without cases; what ends as names of places do is known without a list.
  static let places = WordSet(
    folding: """
      Aachen Altona Amsterdam Augsburg Australien Australia Austria Baden Bamberg Basel Bavaria Bayern Bayreuth Belgien
      Belgium Berlin Bern Bielefeld Bochum Bonn Boston Brandenburg Braunschweig Bremen Bremerhaven Brussels Brüssel Canada
      Chemnitz Chicago China Cologne Copenhagen Cottbus Darmstadt Denmark Deutschland Dortmund Dresden Dublin Duisburg
      Düsseldorf Edinburgh England Erfurt Erlangen Essen Europa Europe Finland Flensburg France Frankfurt Frankreich Freiburg
      Gelsenkirchen Genf Germany Göttingen Graz Gütersloh Hagen Halle Hamburg Hamm Hannover Heidelberg Heilbronn Hessen
      Hildesheim Holstein Holland India Ingolstadt Innsbruck Ireland Irland Italien Italy Japan Jena Karlsruhe Kassel Kiel
      Koblenz Köln Konstanz Kopenhagen Krefeld Kärnten Lausanne Leipzig Leverkusen Linz London Ludwigshafen Luxemburg Luzern
      Lübeck Lüneburg Magdeburg Mainz Manchester Mannheim Mecklenburg Mitteldeutschland Mönchengladbach München Münster
      Munich Netherlands Niederlande Niedersachsen Norddeutschland Norway Norwegen Nürnberg Oberhausen Oldenburg Osnabrück
      Ostdeutschland Ottensen Paris Passau Pforzheim Poland Polen Portugal Potsdam Prag Regensburg Reutlingen Rheinland
      Rostock Saarbrücken Saarland Sachsen Salzburg Schleswig Schottland Schwaben Schweden Schweiz Schwerin Scotland
      Siegen Solingen Spain Spanien Stade Steiermark Stuttgart Sweden Switzerland Südtirol Süddeutschland Thüringen Tirol
      Trier Ulm Ungarn USA Vienna Vorpommern Wales Weimar Westdeutschland Westfalen Wien Wiesbaden Wolfsburg Wuppertal
      Württemberg Würzburg Zurich Zürich Österreich Asien Asia Afrika Africa Amerika America Britain
      """)

  /// Given names, in German and English.
  static let givenNames = WordSet(
    folding: """
      Achim Adam Ahmed Albert Alex Alexander Alexandra Ali Alice Alina Amelie Amir Ana Andrea Andreas Angela Angelika Anja
      Anke Ann Anna Anne Anneke Annette Annika Antje Anton Antonia Arne Arthur Astrid Axel Ayşe Barbara Bastian Beate Ben
      Benjamin Bernd Bernhard Bettina Bianca Birgit Björn Bob Brigitte Britta Burak Bärbel Carina Carla Carlos Carmen
      Carolin Caroline Carsten Cem Charlotte Chris Christa Christian Christiane Christina Christine Christoph Clara Claudia
      Clemens Cornelia Dagmar Dana Daniel Daniela David Deniz Dennis Detlef Diana Dieter Dirk Dominik Doris Dorothea Eberhard
      Elena Elif Elias Elisabeth Ella Elke Ellen Emil Emilia Emily Emma Erich Erik Erika Erwin Esra Eva Eve Fabian Fatma
      Felix Finn Florian Frank Franz Franziska Frieda Friedrich Fritz Gabi Gabriele Georg Gerd Gerhard Gertrud Gisela Grace
      Greta Gudrun Gustav Günter Günther Hanna Hannah Hannes Hans Harald Harry Hartmut Hasan Heidi Heike Heiko Heiner Heinz
      Helen Helena Helga Helmut Hendrik Henning Henrik Henry Herbert Hermann Hilde Holger Horst Hubert Ida Ilse Ina Ines Inga
      Inge Ingo Ingrid Irene Iris Irina Isabel Isabell Jack Jacob Jakob James Jan Jana Jane Janina Jannik Jasmin Jens
      Jessica Jill Jim Joachim Jochen Joe Johann Johanna Johannes John Jonas Jonathan Josef Josephine Judith Julia Julian
      Juliane Jutta Jörg Jürgen Kai Karen Karin Karl Karsten Katharina Kathrin Katja Katrin Kemal Kerstin Kim Kirsten Klara
      Klaus Konrad Kurt Käthe Lara Lars Laura Lea Lena Lennart Leo Leon Leonie Levi Lina Linda Linus Lisa Lothar Louis
      Louisa Luca Lucas Ludwig Luis Luisa Lukas Lutz Magdalena Maik Maja Malte Mandy Manfred Manuel Manuela Marc Marcel
      Marco Marcus Maren Margarete Margit Maria Marie Marina Mario Marion Marius Mark Marko Markus Marlene Marta Martha Martin
      Martina Marvin Mary Mathias Mathilda Matteo Matthias Max Maximilian Maya Mehmet Meike Melanie Merle Mia Michael
      Michaela Mike Mila Mina Miriam Mohamed Mona Monika Moritz Murat Mustafa Nadine Nadja Natalie Nele Nico Nicole Niklas
      Nils Nina Noah Nora Norbert Olaf Oliver Olivia Oskar Otto Pascal Patricia Patrick Paul Paula Peggy Peter Petra Phil
      Philipp Pia Rainer Ralf Ralph Ramona Raphael Rebecca Regina Reinhard Renate René Ria Richard Robert Robin Roland Rolf
      Romy Ronald Rosa Rudolf Ruth Sabine Sabrina Sam Samuel Sandra Sara Sarah Sascha Sebastian Selin Sibylle Sigrid Silke
      Silvia Simon Simone Sofia Sophia Sophie Stefan Stefanie Steffen Steffi Stephan Stephanie Steve Sven Svenja Svetlana
      Susan Susanne Swantje Sybille Sylvia Sören Tanja Tamara Theo Theresa Thea Thomas Thorsten Tilo Tim Timo Tina Tobias
      Tom Toni Torben Torsten Udo Ulf Ulrich Ulrike Ursula Ute Uwe Vanessa Vera Verena Veronika Victoria Viktor Vincent
      Volker Walter Werner Wiebke Wilhelm William Wilma Wolfgang Yannick Yasmin Yusuf Yvonne Zeynep
      """)

  /// Whether a folded word names a place: one of the list, or an ending of German names of places.
  static func isPlace(_ folded: ArraySlice<UInt8>) -> Bool {
    if places.contains(FoldedWord(folded)) { return true }
    return folded.count > 5
      && placeEndings.contains { folded.count > $0.count + 1 && folded.ends(with: $0) }
  }

  /// Whether a folded word is such a name in the genitive: `Hamburgs`.
  static func isGenitiveOfPlace(_ folded: ArraySlice<UInt8>) -> Bool {
    folded.last == UInt8(ascii: "s") && isPlace(folded.dropLast())
  }

  private static let placeEndings = [
    "burg", "dorf", "furt", "hausen", "haven", "heim", "ingen", "kirchen", "münde", "stadt", "deutschland", "büttel",
    "walde", "brück", "brücken", "stedt", "horn", "reuth",
  ].map { WordFolding.folded($0) }
}
