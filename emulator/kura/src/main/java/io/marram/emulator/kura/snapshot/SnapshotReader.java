package io.marram.emulator.kura.snapshot;

import io.marram.emulator.kura.value.ScalarValues;
import java.io.StringReader;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.Scalar;

/**
 * Reads the XML of a snapshot element by element. A document type is refused, so that no entity can
 * pull in a file or grow. Names are matched with their prefix, as Kura does.
 */
final class SnapshotReader {
  private static final XMLInputFactory FACTORY = factory();

  private final XMLStreamReader xml;
  private String pid;

  private SnapshotReader(XMLStreamReader xml) {
    this.xml = xml;
  }

  /**
   * Reads all configurations; of two with the same pid the later one counts. A password that is
   * marked as encrypted is taken as it is when it looks like a text that Kura encrypted, and else
   * decoded from Base64.
   *
   * @throws SnapshotException naming what is wrong
   */
  static List<SnapshotConfiguration> read(String text) throws SnapshotException {
    try {
      return new SnapshotReader(FACTORY.createXMLStreamReader(new StringReader(text)))
          .configurations();
    } catch (XMLStreamException e) {
      throw new SnapshotException("not the XML of a snapshot: " + firstLine(e), e);
    }
  }

  private List<SnapshotConfiguration> configurations()
      throws XMLStreamException, SnapshotException {
    if (!nextElement() || !xml.getLocalName().equals(SnapshotXml.ROOT)) {
      throw new SnapshotException("the root is not " + SnapshotXml.ROOT);
    }
    Map<String, SnapshotConfiguration> configurations = new LinkedHashMap<>();
    while (nextElement()) {
      if (xml.getLocalName().equals(SnapshotXml.CONFIGURATION)) {
        SnapshotConfiguration configuration = configuration();
        configurations.put(configuration.pid(), configuration);
      } else {
        skip();
      }
    }
    while (xml.hasNext()) {
      xml.next();
    }
    return new ArrayList<>(configurations.values());
  }

  private SnapshotConfiguration configuration() throws XMLStreamException, SnapshotException {
    pid = attribute("pid");
    if (pid.isEmpty()) {
      throw new SnapshotException("a configuration has no pid");
    }
    Map<String, Object> properties = new HashMap<>();
    while (nextElement()) {
      if (!xml.getLocalName().equals(SnapshotXml.PROPERTIES)) {
        skip();
        continue;
      }
      while (nextElement()) {
        if (xml.getLocalName().equals(SnapshotXml.PROPERTY)) {
          property(properties);
        } else {
          skip();
        }
      }
    }
    return new SnapshotConfiguration(pid, properties);
  }

  /** A property of a type that Kura does not know, or without values, is left out. */
  private void property(Map<String, Object> properties)
      throws XMLStreamException, SnapshotException {
    String name = attribute("name");
    String typeName = attribute("type");
    boolean array = Boolean.parseBoolean(attribute("array"));
    boolean encrypted = Boolean.parseBoolean(attribute("encrypted"));
    List<String> texts = new ArrayList<>();
    while (nextElement()) {
      texts.add(xml.getElementText());
    }
    if (texts.isEmpty() || !SnapshotXml.isType(typeName)) {
      return;
    }
    Scalar type = Scalar.fromValue(typeName);
    try {
      properties.put(
          name, array ? array(type, texts, encrypted) : value(type, texts.get(0), encrypted));
    } catch (IllegalArgumentException e) {
      // Neither the value nor the exception's own message: it may be a password.
      throw new SnapshotException(
          "property %s of %s has a value that is not of type %s".formatted(name, pid, typeName));
    }
  }

  private static Object array(Scalar type, List<String> texts, boolean encrypted) {
    Object array = Array.newInstance(ScalarValues.javaType(type), texts.size());
    for (int i = 0; i < texts.size(); i++) {
      Array.set(array, i, value(type, texts.get(i), encrypted));
    }
    return array;
  }

  private static Object value(Scalar type, String text, boolean encrypted) {
    return type == Scalar.PASSWORD && encrypted && text.indexOf(SnapshotXml.CIPHER_MARK) < 0
        ? new Password(new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8))
        : ScalarValues.parse(type, text);
  }

  /** Goes to the next child element; false at the end of the present element. */
  private boolean nextElement() throws XMLStreamException, SnapshotException {
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
      if (event == XMLStreamConstants.END_ELEMENT) {
        return false;
      }
      if (event == XMLStreamConstants.DTD) {
        throw new SnapshotException("a document type is not allowed");
      }
    }
    return false;
  }

  private void skip() throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }

  private String attribute(String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  private static String firstLine(XMLStreamException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }
}
