package org.attune.spark;

import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;
import org.attune.score.neural.Patience;

/** Tells every process of a run how long a model may take for a batch, if the settings say it. */
public final class ModelTime implements SparkPlugin {

  @Override
  public DriverPlugin driverPlugin() {
    return new DriverPlugin() {
      @Override
      public Map<String, String> init(SparkContext context, PluginContext plugin) {
        use(plugin);
        return Map.of();
      }
    };
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new ExecutorPlugin() {
      @Override
      public void init(PluginContext plugin, Map<String, String> settings) {
        use(plugin);
      }
    };
  }

  private static void use(PluginContext plugin) {
    String seconds = plugin.conf().get(Patience.SETTING, "");
    if (!seconds.isEmpty()) {
      System.setProperty(Patience.PROPERTY, seconds);
    }
  }
}
