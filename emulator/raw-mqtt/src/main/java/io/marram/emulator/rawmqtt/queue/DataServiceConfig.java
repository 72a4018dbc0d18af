package io.marram.emulator.rawmqtt.queue;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** {@code $_$} stands for the hyphen in the names of Kura's properties. */
@ObjectClassDefinition(
    id = DataServiceComponent.PID,
    name = "DataService",
    description =
        "Keeps messages until they are sent, sends the most urgent first, and"
            + " connects again when the connection is lost.")
@interface DataServiceConfig {

  @AttributeDefinition(
      name = "Connect Auto-on-startup",
      description =
          "Whether to connect without being asked: at start, and again after a lost"
              + " connection.")
  boolean connect_auto$_$on$_$startup() default false;

  @AttributeDefinition(
      name = "Connect Retry-interval",
      description = "Time between two attempts to connect, in seconds.",
      min = "1")
  int connect_retry$_$interval() default 60;

  @AttributeDefinition(
      name = "Enable Recovery On Connection Failure",
      description = "Without effect on the emulated gateway, which has no watchdog.")
  boolean enable_recovery_on_connection_failure() default false;

  @AttributeDefinition(
      name = "Connection Recovery Max Failures",
      description = "Without effect on the emulated gateway, which has no watchdog.",
      min = "1")
  int connection_recovery_max_failures() default 10;

  @AttributeDefinition(
      name = "Disconnect Quiesce-timeout",
      description =
          "How long messages that are on their way may delay a disconnection, in" + " seconds.",
      min = "0")
  int disconnect_quiesce$_$timeout() default 10;

  @AttributeDefinition(
      name = "Message Store Provider Service PID",
      description =
          "Without effect on the emulated gateway, which keeps messages in memory:"
              + " they survive a lost connection, and not a restart.")
  String store_db_service_pid() default "org.eclipse.kura.db.H2DbService";

  @AttributeDefinition(
      name = "Store Housekeeper-interval",
      description =
          "Without effect on the emulated gateway, which deletes completed messages at" + " once.",
      min = "5")
  int store_housekeeper$_$interval() default 900;

  @AttributeDefinition(
      name = "Store Purge-age",
      description =
          "Without effect on the emulated gateway, which deletes completed messages at" + " once.",
      min = "5")
  int store_purge$_$age() default 60;

  @AttributeDefinition(
      name = "Store Capacity",
      description =
          "How many messages may wait to be sent or confirmed; those of priority 0 and"
              + " 1 are not limited. Their payloads together may have 64 MiB.",
      min = "1")
  int store_capacity() default 10000;

  @AttributeDefinition(
      name = "In-flight-messages Republish-on-new-session",
      description =
          "Whether messages that were sent and not confirmed are sent again in a new"
              + " session. Otherwise they are dropped.")
  boolean in$_$flight$_$messages_republish$_$on$_$new$_$session() default true;

  @AttributeDefinition(
      name = "In-flight-messages Max-number",
      description = "How many messages may wait for their confirmation.",
      min = "1",
      max = "10")
  int in$_$flight$_$messages_max$_$number() default 9;

  @AttributeDefinition(
      name = "In-flight-messages Congestion-timeout",
      description =
          "How long that many messages may wait before the connection is made anew, in"
              + " seconds; 0 means for ever.",
      min = "0")
  int in$_$flight$_$messages_congestion$_$timeout() default 0;

  @AttributeDefinition(
      name = "Enable Rate Limit",
      description = "Whether messages of priority 5 and less urgent are limited in number.")
  boolean enable_rate_limit() default true;

  @AttributeDefinition(
      name = "Rate Limit Average",
      description = "Messages in a unit of time.",
      min = "1")
  int rate_limit_average() default 1;

  @AttributeDefinition(
      name = "Rate Limit Time Unit",
      description = "The unit of time of the average.",
      options = {
        @Option(label = "SECONDS", value = "SECONDS"),
        @Option(label = "MINUTES", value = "MINUTES"),
        @Option(label = "HOURS", value = "HOURS"),
        @Option(label = "DAYS", value = "DAYS")
      })
  String rate_limit_time_unit() default "SECONDS";

  @AttributeDefinition(
      name = "Rate Limit Burst Size",
      description = "Messages that may be sent at once.",
      min = "1")
  int rate_limit_burst_size() default 1;

  @AttributeDefinition(
      name = "Enable Connection Schedule",
      description =
          "Without effect on the emulated gateway, which is always connected if it"
              + " connects by itself.")
  boolean connection_schedule_enabled() default false;

  @AttributeDefinition(
      name = "Connection Schedule CRON Expression",
      description = "Without effect on the emulated gateway.")
  String connection_schedule_expression() default "0 0 0 ? * * *";

  @AttributeDefinition(
      name = "Allow priority message to override connection schedule",
      description = "Without effect on the emulated gateway.")
  boolean connection_schedule_priority_override_enable() default false;

  @AttributeDefinition(
      name = "Message schedule priority override threshold",
      description = "Without effect on the emulated gateway.")
  int connection_schedule_priority_override_threshold() default 1;

  @AttributeDefinition(
      name = "Connection Schedule Disconnect Inactivity Interval Seconds",
      description = "Without effect on the emulated gateway.",
      min = "1")
  long connection_schedule_inactivity_interval_seconds() default 60;

  @AttributeDefinition(
      name = "Maximum Payload Size",
      description = "The largest payload of a message, in bytes.",
      min = "0")
  long maximum_payload_size() default 16777216;
}
