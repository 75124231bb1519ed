// SPDX-License-Identifier: MIT

using System.Text.Json;
using Mp3.Experiments.Guest;
using Mp3.Experiments.Results;
using Mp3.Protocol;

namespace Mp3.Experiments.Running;

/// <summary>The outcome of a guest as the store keeps it: two parts, and the log of faults if there is one.</summary>
internal static class PackedOutcome
{
    private const string Report = "report.json";
    private const string Records = "records";

    private const string Faults = "faults.bin";

    public static RunOutcome Pack(GuestOutcome.Finished finished)
    {
        var outcome = RunOutcome.Of(
            (Report, JsonSerializer.SerializeToUtf8Bytes(finished.Report, ProtocolJson.Default.GuestReport)),
            (Records, finished.Records));
        return finished.FaultLog is { } log ? outcome.With(new Dictionary<string, FileSlice>(StringComparer.Ordinal) { [Faults] = log }) : outcome;
    }

    /// <exception cref="JsonException">The report is none of this version.</exception>
    public static GuestOutcome.Finished Unpack(RunOutcome outcome) => new(
        JsonSerializer.Deserialize(outcome[Report], ProtocolJson.Default.GuestReport) ?? throw new JsonException("the report is empty"),
        outcome[Records])
    {
        FaultLog = outcome.Files.GetValueOrDefault(Faults),
    };
}
