package io.marram.emulator.aws.child;

import java.lang.reflect.Field;

/**
 * Starts DynamoDB Local so that it listens on 127.0.0.1 only. Its own main class has no option for
 * that and would open the tables to the whole network. Its classes are reached by reflection: they
 * are in this process's class path and in nobody else's.
 */
public final class LoopbackDynamoDb {

  private static final String RUNNER = "software.amazon.dynamodb.services.local.main.ServerRunner";

  private LoopbackDynamoDb() {}

  /** Arguments: those of DynamoDB Local. */
  public static void main(String[] arguments) throws Exception {
    Object proxy =
        Class.forName(RUNNER)
            .getMethod("createServerFromCommandLineArgs", String[].class)
            .invoke(null, (Object) arguments);
    Field serverField = proxy.getClass().getDeclaredField("server");
    serverField.setAccessible(true);
    Object server = serverField.get(proxy);
    Object[] connectors = (Object[]) server.getClass().getMethod("getConnectors").invoke(server);
    for (Object connector : connectors) {
      connector.getClass().getMethod("setHost", String.class).invoke(connector, "127.0.0.1");
    }
    QuickTables.apply(proxy);
    // Not the proxy's own start(): that one would report the start to AWS first.
    proxy.getClass().getMethod("safeStart").invoke(proxy);
    proxy.getClass().getMethod("join").invoke(proxy);
  }
}
