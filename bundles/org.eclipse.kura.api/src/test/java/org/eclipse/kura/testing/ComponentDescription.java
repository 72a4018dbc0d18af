package org.eclipse.kura.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What a bundle says about a component: to Declarative Services, and to Kura's web UI. */
public final class ComponentDescription {

  private final Document component;
  private final Document metatype;

  private ComponentDescription(Document component, Document metatype) {
    this.component = component;
    this.metatype = metatype;
  }

  /** Reads the two files that are generated for the component of this name. */
  public static ComponentDescription of(String name)
      throws IOException, SAXException, ParserConfigurationException {
    return new ComponentDescription(
        read("/OSGI-INF/" + name + ".xml"), read("/OSGI-INF/metatype/" + name + ".xml"));
  }

  private static Document read(String resource)
      throws IOException, SAXException, ParserConfigurationException {
    try (InputStream stream = ComponentDescription.class.getResourceAsStream(resource)) {
      assertThat(stream).as(resource).isNotNull();
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream);
    }
  }

  /** The component as Declarative Services see it. */
  public Element component() {
    return component.getDocumentElement();
  }

  /** The component's fixed properties. */
  public Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    byAttribute(component, "property", "name")
        .forEach((name, property) -> properties.put(name, property.getAttribute("value")));
    return properties;
  }

  /** The description of the configuration as a whole. */
  public Element objectClass() {
    return (Element) metatype.getElementsByTagName("OCD").item(0);
  }

  /** Which pid the description belongs to. */
  public Element designate() {
    return (Element) metatype.getElementsByTagName("Designate").item(0);
  }

  /** The description of each property that a user can set, by its name. */
  public Map<String, Element> attributes() {
    return byAttribute(metatype, "AD", "id");
  }

  /** Fails unless the web UI describes just what the code reads, with the same defaults. */
  public void assertDescribes(Class<? extends Annotation> configuration) {
    Map<String, Element> attributes = attributes();
    assertThat(attributes.keySet())
        .containsExactlyInAnyOrderElementsOf(DeclarativeServices.properties(configuration));
    for (Method method : configuration.getDeclaredMethods()) {
      Element attribute = attributes.get(DeclarativeServices.property(method));
      assertThat(attribute.getAttribute("name")).isNotBlank();
      assertThat(description(attribute)).endsWith(".");
      assertThat(attribute.getAttribute("default")).isEqualTo("" + method.getDefaultValue());
    }
  }

  /** Without what tells Kura's web UI to show a text of several lines. */
  private static String description(Element attribute) {
    return attribute.getAttribute("description").replaceFirst("\\|TextArea$", "");
  }

  /** Fails unless free text may be left empty, and nothing else may. */
  public void assertOnlyFreeTextMayBeEmpty() {
    attributes()
        .forEach(
            (id, attribute) ->
                assertThat(attribute.getAttribute("required").equals("false"))
                    .as("%s may be empty", id)
                    .isEqualTo(isFreeText(attribute)));
  }

  private static boolean isFreeText(Element attribute) {
    String type = attribute.getAttribute("type");
    return (type.equals("String") || type.equals("Password"))
        && attribute.getElementsByTagName("Option").getLength() == 0;
  }

  private static Map<String, Element> byAttribute(Document document, String tag, String key) {
    Map<String, Element> elements = new LinkedHashMap<>();
    NodeList nodes = document.getElementsByTagName(tag);
    for (int i = 0; i < nodes.getLength(); i++) {
      Element element = (Element) nodes.item(i);
      elements.put(element.getAttribute(key), element);
    }
    return elements;
  }
}
