// SPDX-License-Identifier: MIT

using System.Globalization;
using System.Text.Json.Nodes;

namespace Mp3.Experiments.Results;

/// <summary>Manifests of schema 2 and 3, which knew one study's parameters as fields of their own and the others' not at all.</summary>
internal static class OlderManifests
{
    private const double MsPerSecond = 1000;

    /// <summary>Puts parameters in the place of what was there.</summary>
    /// <param name="manifest">As it was read; it is changed.</param>
    /// <param name="schema">Its schema.</param>
    public static void Upgrade(JsonNode manifest, int schema)
    {
        if (schema >= Manifest.FirstWithParameters || manifest["settings"] is not JsonObject settings || manifest["runs"] is not JsonArray runs)
        {
            return;
        }

        int[] counts = settings["counts"] is JsonArray numbers ? [.. numbers.Select(number => (int)number!)] : [];
        var parameters = new JsonObject();
        if (counts.Length > 0)
        {
            parameters["n"] = string.Join(',', counts);
            parameters["size"] = (int?)settings["size_mib"];
        }

        JsonObject[] all = [.. runs.OfType<JsonObject>()];
        if (all is [{ } only] && only["plan"]?["handoff"] is JsonObject sweep)
        {
            AddSweep(parameters, sweep);
        }

        _ = settings.Remove("counts");
        _ = settings.Remove("size_mib");
        settings["parameters"] = parameters;
        foreach (JsonObject run in all)
        {
            run["parameters"] = counts.Length > 0 && run["plan"]?["processes"] is JsonArray processes ? new JsonObject { ["n"] = processes.Count } : [];
        }
    }

    private static void AddSweep(JsonObject parameters, JsonObject sweep)
    {
        int period = (int)sweep["monitor_period_ms"]!;
        JsonNode[] scenarios = [.. sweep["scenarios"]!.AsArray().OfType<JsonNode>()];
        parameters["capacity"] = string.Join(',', scenarios.Select(scenario => (int)scenario["capacity"]!).Distinct());
        parameters["stall"] = string.Join(',', scenarios.Select(scenario => Text((int)scenario["stall_ms"]! / (double)period)).Distinct());
        parameters["period"] = Text(period / MsPerSecond);
        parameters["tick"] = (int)sweep["tick_ms"]!;
        parameters["delay"] = (string?)sweep["delay"]?["kind"];
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
