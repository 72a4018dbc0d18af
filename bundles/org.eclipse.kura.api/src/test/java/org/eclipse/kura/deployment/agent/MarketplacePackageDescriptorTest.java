package org.eclipse.kura.deployment.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarketplacePackageDescriptorTest {
  @Test
  void isEmptyAndUnsuitableUnlessSaidOtherwise() {
    MarketplacePackageDescriptor descriptor = MarketplacePackageDescriptor.builder().build();

    assertThat(descriptor.getNodeId()).isEmpty();
    assertThat(descriptor.isCompatible()).isFalse();
  }

  @Test
  void isTheSameWithTheSameValues() {
    assertThat(MarketplacePackageDescriptor.builder().nodeId("1").isCompatible(true).build())
        .isEqualTo(MarketplacePackageDescriptor.builder().nodeId("1").isCompatible(true).build())
        .isNotEqualTo(MarketplacePackageDescriptor.builder().nodeId("2").build());
  }
}
