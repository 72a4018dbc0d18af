package io.marram.emulator.rawmqtt.queue;

/**
 * What a user can set; described in {@code OSGI-INF/metatype}. {@code $_$} stands for the hyphen in
 * the names of Kura's properties.
 */
@interface DataServiceConfig {

  boolean connect_auto$_$on$_$startup() default false;

  int connect_retry$_$interval() default 60;

  boolean enable_recovery_on_connection_failure() default false;

  int connection_recovery_max_failures() default 10;

  int disconnect_quiesce$_$timeout() default 10;

  String store_db_service_pid() default "org.eclipse.kura.db.H2DbService";

  int store_housekeeper$_$interval() default 900;

  int store_purge$_$age() default 60;

  int store_capacity() default 10000;

  boolean in$_$flight$_$messages_republish$_$on$_$new$_$session() default true;

  int in$_$flight$_$messages_max$_$number() default 9;

  int in$_$flight$_$messages_congestion$_$timeout() default 0;

  boolean enable_rate_limit() default true;

  int rate_limit_average() default 1;

  String rate_limit_time_unit() default "SECONDS";

  int rate_limit_burst_size() default 1;

  boolean connection_schedule_enabled() default false;

  String connection_schedule_expression() default "0 0 0 ? * * *";

  boolean connection_schedule_priority_override_enable() default false;

  int connection_schedule_priority_override_threshold() default 1;

  long connection_schedule_inactivity_interval_seconds() default 60;

  long maximum_payload_size() default 16777216;
}
