// SPDX-License-Identifier: MIT

using System.Text.Json;
using Mp3.Experiments.Guest;
using Mp3.Experiments.Results;
using Mp3.Protocol;

namespace Mp3.Experiments.Running;

/// <summary>The outcome of a guest as the store keeps it: two parts, and the log of faults and the files that were
/// brought back if there are any.</summary>
internal static class PackedOutcome
{
    private const string Report = "report.json";
    private const string Records = "records";

    private const string Faults = "faults.bin";
    private const string Files = "files.bin";

    public static RunOutcome Pack(GuestOutcome.Finished finished)
    {
        var outcome = RunOutcome.Of(
            (Report, JsonSerializer.SerializeToUtf8Bytes(finished.Report, ProtocolJson.Default.GuestReport)),
            (Records, finished.Records));
        var files = new Dictionary<string, FileSlice>(StringComparer.Ordinal);
        AddTo(files, Faults, finished.FaultLog);
        AddTo(files, Files, finished.Files);
        return files.Count > 0 ? outcome.With(files) : outcome;
    }

    /// <exception cref="JsonException">The report is none of this version.</exception>
    public static GuestOutcome.Finished Unpack(RunOutcome outcome) => new(
        JsonSerializer.Deserialize(outcome[Report], ProtocolJson.Default.GuestReport) ?? throw new JsonException("the report is empty"),
        outcome[Records])
    {
        FaultLog = outcome.Files.GetValueOrDefault(Faults),
        Files = outcome.Files.GetValueOrDefault(Files),
    };

    private static void AddTo(Dictionary<string, FileSlice> files, string name, FileSlice? file)
    {
        if (file is not null)
        {
            files.Add(name, file);
        }
    }
}
