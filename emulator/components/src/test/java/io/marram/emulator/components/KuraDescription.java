package io.marram.emulator.components;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.kura.testing.ComponentDescription;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What a component tells Kura, compared with what Kura's own component of the same pid tells. */
public final class KuraDescription {
  private KuraDescription() {}

  /**
   * @param defaults of all properties, by id
   */
  public static ComponentDescription assertSame(
      String pid,
      String name,
      Class<? extends Annotation> configuration,
      Map<String, String> defaults)
      throws Exception {
    ComponentDescription description = ComponentDescription.of(pid);
    description.assertDescribes(configuration);
    assertThat(description.component().getAttribute("name")).isEqualTo(pid);
    assertThat(description.component().getAttribute("configuration-policy")).isEqualTo("require");
    assertThat(description.objectClass().getAttribute("id")).isEqualTo(pid);
    assertThat(description.objectClass().getAttribute("name")).isEqualTo(name);
    assertThat(description.designate().getAttribute("factoryPid")).isEqualTo(pid);
    assertThat(description.properties())
        .containsEntry("kura.ui.service.hide", "true")
        .doesNotContainKey("service.pid");
    Map<String, String> described = new LinkedHashMap<>();
    description
        .attributes()
        .forEach((id, attribute) -> described.put(id, attribute.getAttribute("default")));
    assertThat(described).isEqualTo(defaults);
    return description;
  }

  /** The values that a user can choose from, by their labels. */
  public static Map<String, String> options(ComponentDescription description, String attribute) {
    NodeList nodes = description.attributes().get(attribute).getElementsByTagName("Option");
    Map<String, String> options = new LinkedHashMap<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      Element option = (Element) nodes.item(i);
      options.put(option.getAttribute("label"), option.getAttribute("value"));
    }
    return options;
  }
}
