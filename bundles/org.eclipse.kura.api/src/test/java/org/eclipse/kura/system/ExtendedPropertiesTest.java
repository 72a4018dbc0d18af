package org.eclipse.kura.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExtendedPropertiesTest {
  @Test
  void areGroupsOfProperties() {
    ExtendedPropertyGroup group = new ExtendedPropertyGroup("camera", Map.of("lens", "wide"));
    ExtendedProperties properties = new ExtendedProperties("1.0", List.of(group));

    assertThat(properties.getPropertyGroups()).containsExactly(group);
    assertThat(group.getProperties()).containsEntry("lens", "wide");
  }

  @Test
  void needAVersionAndNames() {
    assertThatThrownBy(() -> new ExtendedProperties(" ", List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("version");
    assertThatThrownBy(() -> new ExtendedPropertyGroup("", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name");
  }

  @Test
  void comeBesideSoftwareOfAKnownType() {
    assertThat(new SystemResourceInfo("curl", "8.0", "DEB").getType())
        .isEqualTo(SystemResourceType.DEB);
    assertThat(new SystemResourceInfo("curl").getTypeString()).isEqualTo("UNKNOWN");
    assertThatThrownBy(() -> new SystemResourceInfo("curl", "8.0", "TAR"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
