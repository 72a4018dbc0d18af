package io.marram.emulator.kura.system;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.eclipse.kura.KuraProcessExecutionErrorException;
import org.eclipse.kura.system.ExtendedProperties;
import org.eclipse.kura.system.SystemResourceInfo;
import org.eclipse.kura.system.SystemService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Kura's system service: the properties of this gateway and of the machine it runs on. */
@Component(name = "org.eclipse.kura.system.SystemService", service = SystemService.class)
public final class SystemServiceComponent implements SystemService {
  private static final Path ROOT = Path.of("/");
  private static final long BYTES_PER_KIB = 1024;

  private final BundleContext context;
  private final Machine machine;
  private final SystemProperties properties;

  @Activate
  public SystemServiceComponent(BundleContext context) {
    this.context = context;
    this.machine = new Machine(ROOT);
    this.properties =
        SystemProperties.of(
            Path.of(required(context, "marram.home")),
            context.getProperty("marram.thing"),
            machine,
            given(context));
  }

  private static String required(BundleContext context, String name) {
    String value = context.getProperty(name);
    if (value == null) {
      throw new IllegalStateException("the framework property " + name + " is missing");
    }
    return value;
  }

  private static UnaryOperator<String> given(BundleContext context) {
    return name -> {
      String value = context.getProperty(name);
      return value == null ? System.getProperty(name) : value;
    };
  }

  @Override
  public String getPlatform() {
    return properties.get(KEY_PLATFORM).orElse(null);
  }

  @Override
  public String getModelId() {
    return properties.get(KEY_MODEL_ID).orElse(UNKNOWN);
  }

  @Override
  public String getModelName() {
    return properties.get(KEY_MODEL_NAME).orElse(UNKNOWN);
  }

  @Override
  public String getPartNumber() {
    return properties.get(KEY_PART_NUMBER).orElse(UNSUPPORTED);
  }

  @Override
  public String getSerialNumber() {
    return properties.get(KEY_SERIAL_NUM).orElse(UNKNOWN);
  }

  @Override
  public String getDeviceName() {
    return properties.get(KEY_DEVICE_NAME).orElse(UNKNOWN);
  }

  @Override
  public String getBiosVersion() {
    return properties.get(KEY_BIOS_VERSION).orElse(UNSUPPORTED);
  }

  @Override
  public String getFirmwareVersion() {
    return properties.get(KEY_FIRMWARE_VERSION).orElse(UNSUPPORTED);
  }

  @Override
  public String getOsArch() {
    return properties.get(KEY_OS_ARCH).orElse(null);
  }

  @Override
  public String getOsName() {
    return properties.get(KEY_OS_NAME).orElse(null);
  }

  @Override
  public String getOsVersion() {
    return properties.get(KEY_OS_VER).orElse(null);
  }

  @Override
  public String getOsDistro() {
    return properties.get(KEY_OS_DISTRO).orElse(null);
  }

  @Override
  public String getOsDistroVersion() {
    return properties.get(KEY_OS_DISTRO_VER).orElse(null);
  }

  @Override
  public String getJavaVendor() {
    return properties.get(KEY_JAVA_VENDOR).orElse(null);
  }

  @Override
  public String getJavaVersion() {
    return properties.get(KEY_JAVA_VERSION).orElse(null);
  }

  @Override
  public String getJavaVmName() {
    return properties.get(KEY_JAVA_VM_NAME).orElse(null);
  }

  @Override
  public String getJavaVmVersion() {
    return properties.get(KEY_JAVA_VM_VERSION).orElse(null);
  }

  @Override
  public String getJavaVmInfo() {
    return properties.get(KEY_JAVA_VM_INFO).orElse(null);
  }

  @Override
  public String getJavaVmVendor() {
    return properties.get(KEY_JAVA_VM_VENDOR).orElse(null);
  }

  @Override
  public String getJdkVendorVersion() {
    return properties.get(KEY_JDK_VENDOR_VERSION).orElse(null);
  }

  @Override
  public String getFileSeparator() {
    return properties.get(KEY_FILE_SEP).orElse(null);
  }

  @Override
  public String getJavaHome() {
    return properties.get(KEY_JAVA_HOME).orElse(null);
  }

  @Override
  public String getKuraVersion() {
    return properties.get(KEY_KURA_VERSION).orElse(null);
  }

  @Override
  public String getKuraFrameworkConfigDirectory() {
    return properties.get(KEY_KURA_FRAMEWORK_CONFIG_DIR).orElse(null);
  }

  @Override
  public String getKuraUserConfigDirectory() {
    return properties.get(KEY_KURA_USER_CONFIG_DIR).orElse(null);
  }

  @Override
  public String getKuraHome() {
    return properties.get(KEY_KURA_HOME_DIR).orElse(null);
  }

  @Override
  public String getKuraTemporaryConfigDirectory() {
    return properties.get(KEY_KURA_TMP_DIR).orElse(null);
  }

  @Override
  public String getKuraSnapshotsDirectory() {
    return properties.get(KEY_KURA_SNAPSHOTS_DIR).orElse(null);
  }

  @Override
  public String getKuraStyleDirectory() {
    return properties.get(KEY_KURA_STYLE_DIR).orElse(null);
  }

  @Override
  public String getKuraWebEnabled() {
    return properties.get(KEY_KURA_HAVE_WEB_INTER).orElse(null);
  }

  @Override
  public String getKuraDataDirectory() {
    return properties.get(KEY_KURA_DATA_DIR).orElse(null);
  }

  @Override
  public String getCommandUser() {
    return properties.get(KEY_COMMAND_USER).orElse("unknown");
  }

  @Override
  public String getCpuVersion() {
    return properties.get(KEY_CPU_VERSION).orElse(UNKNOWN);
  }

  /** Of the form {@code 5.6.0}. */
  @Override
  public String getKuraMarketplaceCompatibilityVersion() {
    return properties
        .get(KEY_KURA_MARKETPLACE_COMPATIBILITY_VERSION)
        .orElse(getKuraVersion())
        .replaceAll("KURA[-_ ]", "")
        .replaceAll("[-_]", ".");
  }

  @Override
  public int getKuraSnapshotsCount() {
    return properties.number(KEY_KURA_SNAPSHOTS_COUNT, SystemProperties.DEFAULT_SNAPSHOTS_COUNT);
  }

  @Override
  public int getKuraWifiTopChannel() {
    return properties.number(KEY_KURA_WIFI_TOP_CHANNEL, Integer.MAX_VALUE);
  }

  @Override
  public int getFileCommandZipMaxUploadSize() {
    return properties.number(KEY_FILE_COMMAND_ZIP_MAX_SIZE, 100);
  }

  @Override
  public int getFileCommandZipMaxUploadNumber() {
    return properties.number(KEY_FILE_COMMAND_ZIP_MAX_NUMBER, 1024);
  }

  /** Null when the machine has no interface with a hardware address. */
  @Override
  public String getPrimaryMacAddress() {
    return properties.get(KEY_PRIMARY_NET_IFACE).flatMap(Machine::macAddress).orElse(null);
  }

  @Override
  public String getPrimaryNetworkInterfaceName() {
    return properties.get(KEY_PRIMARY_NET_IFACE).orElse(UNKNOWN);
  }

  @Override
  public String getHostname() {
    return machine.hostName().orElse(UNKNOWN);
  }

  @Override
  public String getOsgiFwName() {
    return context.getProperty(Constants.FRAMEWORK_VENDOR);
  }

  @Override
  public String getOsgiFwVersion() {
    return context.getProperty(Constants.FRAMEWORK_VERSION);
  }

  @Override
  public Properties getProperties() {
    return properties.copy();
  }

  @Override
  public Bundle[] getBundles() {
    return context.getBundles();
  }

  @Override
  public List<SystemResourceInfo> getSystemPackages() throws KuraProcessExecutionErrorException {
    return SystemPackages.installed();
  }

  @Override
  public int getNumberOfProcessors() {
    return Runtime.getRuntime().availableProcessors();
  }

  @Override
  public long getTotalMemory() {
    return Runtime.getRuntime().totalMemory() / BYTES_PER_KIB;
  }

  @Override
  public long getFreeMemory() {
    return Runtime.getRuntime().freeMemory() / BYTES_PER_KIB;
  }

  @Override
  public char[] getJavaKeyStorePassword() {
    return properties.get(KEY_KURA_KEY_STORE_PWD).orElse("").toCharArray();
  }

  @Override
  public char[] getJavaTrustStorePassword() {
    return properties.get(KEY_KURA_TRUST_STORE_PWD).orElse("").toCharArray();
  }

  @Override
  public List<String> getDeviceManagementServiceIgnore() {
    return properties
        .get(CONFIG_CONSOLE_DEVICE_MANAGE_SERVICE_IGNORE)
        .map(services -> List.of(services.split(",")))
        .orElse(List.of());
  }

  @Override
  public String getNetVirtualDevicesConfig() {
    return properties
            .get(KEY_KURA_NET_VIRTUAL_DEVICES_CONFIG)
            .filter("unmanaged"::equalsIgnoreCase)
            .isPresent()
        ? "netIPv4StatusUnmanaged"
        : "netIPv4StatusDisabled";
  }

  @Override
  public Optional<ExtendedProperties> getExtendedProperties() {
    return Optional.empty();
  }

  @Override
  public boolean isLegacyBluetoothBeaconScan() {
    return properties.get(KEY_LEGACY_BT_BEACON_SCAN).map(Boolean::parseBoolean).orElse(false);
  }

  @Override
  public boolean isLegacyPPPLoggingEnabled() {
    return properties.get(KEY_LEGACY_PPP_LOGGING).map(Boolean::parseBoolean).orElse(false);
  }
}
