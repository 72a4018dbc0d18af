package io.marram.recognition.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What Kura's web UI shows is what the code reads. */
class MetatypeTest {

  private static final String PID = RecognitionQueue.PID;

  @Test
  void isWhereKuraLooksAndBelongsToAFactory() throws Exception {
    Document metatype = read("/OSGI-INF/metatype/" + PID + ".xml");

    assertThat(element(metatype, "OCD", 0).getAttribute("id")).isEqualTo(PID);
    assertThat(element(metatype, "Designate", 0).getAttribute("factoryPid")).isEqualTo(PID);
  }

  @Test
  void describesEveryPropertyWithItsDefault() throws Exception {
    Map<String, Element> attributes = attributes(read("/OSGI-INF/metatype/" + PID + ".xml"));

    assertThat(attributes.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(RecognitionQueueConfig.class.getDeclaredMethods())
                .map(MetatypeTest::property)
                .toList());
    for (Method method : RecognitionQueueConfig.class.getDeclaredMethods()) {
      Element attribute = attributes.get(property(method));
      assertThat(attribute.getAttribute("name")).isNotBlank();
      assertThat(attribute.getAttribute("description")).endsWith(".");
      assertThat(attribute.getAttribute("default")).isEqualTo("" + method.getDefaultValue());
      assertThat(attribute.getAttribute("required").equals("false"))
          .as("%s may be empty", property(method))
          .isEqualTo(method.getReturnType() == String.class && isFreeText(attribute));
    }
  }

  @Test
  void theComponentKeepsItsServicePidSingle() throws Exception {
    Document component = read("/OSGI-INF/" + PID + ".xml");

    assertThat(component.getDocumentElement().getAttribute("name")).isEqualTo(PID);
    assertThat(component.getDocumentElement().getAttribute("modified")).isEqualTo("modified");
    NodeList properties = component.getElementsByTagName("property");
    assertThat(IntStream.range(0, properties.getLength()).mapToObj(properties::item))
        .extracting(node -> ((Element) node).getAttribute("name"))
        .contains("input.cardinality.maximum")
        .doesNotContain("service.pid");
  }

  private static boolean isFreeText(Element attribute) {
    return attribute.getElementsByTagName("Option").getLength() == 0;
  }

  private static String property(Method method) {
    return method.getName().replace('_', '.');
  }

  private static Map<String, Element> attributes(Document metatype) {
    NodeList nodes = metatype.getElementsByTagName("AD");
    Map<String, Element> attributes = new HashMap<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      Element attribute = (Element) nodes.item(i);
      attributes.put(attribute.getAttribute("id"), attribute);
    }
    return attributes;
  }

  private static Element element(Document document, String name, int index) {
    return (Element) document.getElementsByTagName(name).item(index);
  }

  private static Document read(String resource) throws Exception {
    try (InputStream in = MetatypeTest.class.getResourceAsStream(resource)) {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    }
  }
}
