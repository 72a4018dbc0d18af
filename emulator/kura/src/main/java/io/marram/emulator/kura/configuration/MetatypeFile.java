package io.marram.emulator.kura.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.Icon;
import org.eclipse.kura.configuration.metatype.OCD;
import org.eclipse.kura.configuration.metatype.Option;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads a metatype file as Kura does: only the definition whose id is the pid counts, and only if a
 * Designate names the same pid. Element names are matched without namespaces, so that a prefix
 * hides an element.
 */
final class MetatypeFile {
  private MetatypeFile() {}

  /**
   * Reads one file.
   *
   * @return nothing when the file has no Designate and definition for the pid
   * @throws IOException when the file is not a metatype file
   */
  static Optional<Definition> read(InputStream xml, String pid) throws IOException {
    Element root = parse(xml, pid);
    Optional<Element> designate =
        children(root, "Designate")
            .filter(e -> pid.equals(e.getAttribute("pid")) || pid.equals(factoryPid(e)))
            .findFirst();
    if (designate.isEmpty()) {
      return Optional.empty();
    }
    boolean factory = !factoryPid(designate.get()).isEmpty();
    try {
      return children(root, "OCD")
          .filter(e -> pid.equals(e.getAttribute("id")))
          .findFirst()
          .map(e -> new Definition(pid, objectClass(e), factory));
    } catch (IllegalArgumentException e) {
      throw new IOException("the metatype file of " + pid + " has " + e.getMessage(), e);
    }
  }

  private static Element parse(InputStream xml, String pid) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      // The default handler prints; the exception says it all. DefaultHandler throws what is fatal.
      builder.setErrorHandler(new DefaultHandler());
      return builder.parse(xml).getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("the metatype file of " + pid + " is not XML: " + e.getMessage(), e);
    }
  }

  private static String factoryPid(Element designate) {
    return designate.getAttribute("factoryPid");
  }

  private static OCD objectClass(Element ocd) {
    List<AD> attributes = children(ocd, "AD").map(MetatypeFile::attribute).toList();
    List<Icon> icons = children(ocd, "Icon").map(MetatypeFile::icon).toList();
    return new ObjectClass(
        ocd.getAttribute("id"), text(ocd, "name"), text(ocd, "description"), attributes, icons);
  }

  private static AD attribute(Element ad) {
    List<Option> options =
        children(ad, "Option")
            .<Option>map(e -> new Choice(text(e, "label"), text(e, "value")))
            .toList();
    return new Attribute(
        ad.getAttribute("id"),
        text(ad, "name"),
        text(ad, "description"),
        type(ad),
        cardinality(ad),
        text(ad, "min"),
        text(ad, "max"),
        text(ad, "default"),
        text(ad, "required") == null || Boolean.parseBoolean(ad.getAttribute("required")),
        options);
  }

  private static Scalar type(Element ad) {
    try {
      return Scalar.fromValue(ad.getAttribute("type"));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "attribute %s of unknown type \"%s\""
              .formatted(ad.getAttribute("id"), ad.getAttribute("type")),
          e);
    }
  }

  private static int cardinality(Element ad) {
    try {
      return Integer.parseInt(ad.getAttribute("cardinality"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static Icon icon(Element icon) {
    return new Picture(text(icon, "resource"), iconSize(icon));
  }

  private static BigInteger iconSize(Element icon) {
    try {
      return new BigInteger(icon.getAttribute("size")).max(BigInteger.ZERO);
    } catch (NumberFormatException e) {
      return BigInteger.ZERO;
    }
  }

  /** Nothing but white space counts as absent; other white space is kept. */
  private static String text(Element element, String attribute) {
    String text = element.getAttribute(attribute);
    return text.isBlank() ? null : text;
  }

  private static Stream<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      Node node = nodes.item(i);
      if (node instanceof Element element && name.equals(element.getNodeName())) {
        found.add(element);
      }
    }
    return found.stream();
  }
}
