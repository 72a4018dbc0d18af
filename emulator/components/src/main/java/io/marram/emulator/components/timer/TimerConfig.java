package io.marram.emulator.components.timer;

/** What a user can set; described in {@code OSGI-INF/metatype}. */
@interface TimerConfig {

  String type() default "SIMPLE";

  int simple_interval() default 10;

  String simple_time_unit() default "SECONDS";

  String simple_first_tick_policy() default "DEFAULT";

  int simple_custom_first_tick_interval() default 0;

  String cron_interval() default "0/10 * * * * ?";
}
