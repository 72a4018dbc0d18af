package org.eclipse.kura.deployment.agent;

import java.io.Serializable;
import java.util.List;

/** What Eclipse Marketplace says about a package, and whether it suits this Kura. */
public class MarketplacePackageDescriptor implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String nodeId;
  private final String url;
  private final String dpUrl;
  private final String minKuraVersion;
  private final String maxKuraVersion;
  private final String currentKuraVersion;
  private final boolean isCompatible;

  private MarketplacePackageDescriptor(MarketplacePackageDescriptorBuilder builder) {
    this.nodeId = builder.nodeId;
    this.url = builder.url;
    this.dpUrl = builder.dpUrl;
    this.minKuraVersion = builder.minKuraVersion;
    this.maxKuraVersion = builder.maxKuraVersion;
    this.currentKuraVersion = builder.currentKuraVersion;
    this.isCompatible = builder.isCompatible;
  }

  public static MarketplacePackageDescriptorBuilder builder() {
    return new MarketplacePackageDescriptorBuilder();
  }

  public String getNodeId() {
    return nodeId;
  }

  public String getUrl() {
    return url;
  }

  public String getDpUrl() {
    return dpUrl;
  }

  public String getMinKuraVersion() {
    return minKuraVersion;
  }

  public String getMaxKuraVersion() {
    return maxKuraVersion;
  }

  public String getCurrentKuraVersion() {
    return currentKuraVersion;
  }

  public boolean isCompatible() {
    return isCompatible;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MarketplacePackageDescriptor
        && ((MarketplacePackageDescriptor) other).values().equals(values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  private List<Object> values() {
    return List.of(
        nodeId, url, dpUrl, minKuraVersion, maxKuraVersion, currentKuraVersion, isCompatible);
  }

  /** Collects what is known; texts that are not known are empty. */
  public static class MarketplacePackageDescriptorBuilder {
    private String nodeId = "";
    private String url = "";
    private String dpUrl = "";
    private String minKuraVersion = "";
    private String maxKuraVersion = "";
    private String currentKuraVersion = "";
    private boolean isCompatible;

    public MarketplacePackageDescriptorBuilder nodeId(String nodeId) {
      this.nodeId = nodeId;
      return this;
    }

    public MarketplacePackageDescriptorBuilder url(String url) {
      this.url = url;
      return this;
    }

    public MarketplacePackageDescriptorBuilder dpUrl(String dpUrl) {
      this.dpUrl = dpUrl;
      return this;
    }

    public MarketplacePackageDescriptorBuilder minKuraVersion(String minKuraVersion) {
      this.minKuraVersion = minKuraVersion;
      return this;
    }

    public MarketplacePackageDescriptorBuilder maxKuraVersion(String maxKuraVersion) {
      this.maxKuraVersion = maxKuraVersion;
      return this;
    }

    public MarketplacePackageDescriptorBuilder currentKuraVersion(String currentKuraVersion) {
      this.currentKuraVersion = currentKuraVersion;
      return this;
    }

    public MarketplacePackageDescriptorBuilder isCompatible(boolean isCompatible) {
      this.isCompatible = isCompatible;
      return this;
    }

    public MarketplacePackageDescriptor build() {
      return new MarketplacePackageDescriptor(this);
    }
  }
}
