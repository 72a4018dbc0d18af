package io.marram.emulator.kura.snapshot;

import io.marram.emulator.kura.value.ScalarValues;
import java.io.StringWriter;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Writes the XML of a snapshot. Equal configurations give equal texts. As in Kura, values of types
 * that metatype does not have and empty arrays are left out.
 */
final class SnapshotWriter {
  private final Document document;

  private SnapshotWriter(Document document) {
    this.document = document;
  }

  /**
   * Writes configurations; their passwords are written in Base64.
   *
   * @throws SnapshotException naming the property that XML cannot carry
   */
  static String write(Collection<? extends ComponentConfiguration> configurations)
      throws SnapshotException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      Document document = factory.newDocumentBuilder().newDocument();
      document.setXmlStandalone(true);
      new SnapshotWriter(document).fill(configurations);
      return text(document);
    } catch (ParserConfigurationException | TransformerException e) {
      throw new SnapshotException("the XML cannot be written: " + e.getMessage(), e);
    }
  }

  private void fill(Collection<? extends ComponentConfiguration> configurations)
      throws SnapshotException {
    Element root = document.createElement(SnapshotXml.ROOT);
    root.setAttribute("xmlns:esf", "http://eurotech.com/esf/2.0");
    root.setAttribute("xmlns:ocd", "http://www.osgi.org/xmlns/metatype/v1.2.0");
    document.appendChild(root);
    List<ComponentConfiguration> sorted = new ArrayList<>(configurations);
    sorted.sort(Comparator.comparing(ComponentConfiguration::getPid));
    for (ComponentConfiguration configuration : sorted) {
      String pid = configuration.getPid();
      Element element = child(root, SnapshotXml.CONFIGURATION);
      element.setAttribute("pid", legal(pid, pid, "pid"));
      if (configuration.getConfigurationProperties() != null) {
        Element properties = child(element, SnapshotXml.PROPERTIES);
        for (Map.Entry<String, Object> property :
            new TreeMap<>(configuration.getConfigurationProperties()).entrySet()) {
          write(pid, property.getKey(), property.getValue(), properties);
        }
      }
    }
  }

  private void write(String pid, String name, Object value, Element properties)
      throws SnapshotException {
    if (value == null) {
      return;
    }
    boolean array = value.getClass().isArray();
    Optional<Scalar> type =
        ScalarValues.typeOf(array ? value.getClass().getComponentType() : value.getClass());
    List<String> texts = type.isEmpty() ? List.of() : texts(value);
    if (texts.isEmpty()) {
      return;
    }
    Element property = child(properties, SnapshotXml.PROPERTY);
    property.setAttribute("name", legal(name, pid, name));
    property.setAttribute("array", Boolean.toString(array));
    property.setAttribute("encrypted", Boolean.toString(type.get() == Scalar.PASSWORD));
    property.setAttribute("type", type.get().value());
    for (String text : texts) {
      child(property, SnapshotXml.VALUE).setTextContent(legal(text, pid, name));
    }
  }

  private static List<String> texts(Object value) {
    if (!value.getClass().isArray()) {
      return List.of(text(value));
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < Array.getLength(value); i++) {
      if (Array.get(value, i) != null) {
        texts.add(text(Array.get(value, i)));
      }
    }
    return texts;
  }

  private static String text(Object value) {
    return value instanceof Password
        ? Base64.getEncoder().encodeToString(value.toString().getBytes(StandardCharsets.UTF_8))
        : value.toString();
  }

  /** A character that XML does not have would make the whole snapshot unreadable. */
  private static String legal(String text, String pid, String name) throws SnapshotException {
    if (text.codePoints().allMatch(SnapshotWriter::isLegal)) {
      return text;
    }
    throw new SnapshotException(
        "property %s of %s has a character that XML cannot carry".formatted(name, pid));
  }

  /** The Char production of XML 1.0. */
  private static boolean isLegal(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || c >= 0x20 && c <= 0xD7FF
        || c >= 0xE000 && c <= 0xFFFD
        || c >= 0x10000;
  }

  private Element child(Element parent, String name) {
    Element child = document.createElement(name);
    parent.appendChild(child);
    return child;
  }

  private static String text(Document document) throws TransformerException {
    TransformerFactory factory = TransformerFactory.newDefaultInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    Transformer transformer = factory.newTransformer();
    transformer.setOutputProperty(OutputKeys.STANDALONE, "yes");
    transformer.setOutputProperty(OutputKeys.INDENT, "yes");
    transformer.setOutputProperty("{http://xml.apache.org/xslt}indent-amount", "4");
    StringWriter text = new StringWriter();
    transformer.transform(new DOMSource(document), new StreamResult(text));
    return text.toString();
  }
}
