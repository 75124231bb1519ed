// SPDX-License-Identifier: MIT

using System.Text.Json;
using Mp3.Experiments.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.Running;

/// <summary>The outcome of a guest as the store keeps it: two parts.</summary>
internal static class PackedOutcome
{
    private const string Report = "report.json";
    private const string Records = "records";

    public static RunOutcome Pack(GuestOutcome.Finished finished) => RunOutcome.Of(
        (Report, JsonSerializer.SerializeToUtf8Bytes(finished.Report, ProtocolJson.Default.GuestReport)),
        (Records, finished.Records));

    /// <exception cref="JsonException">The report is none of this version.</exception>
    public static GuestOutcome.Finished Unpack(RunOutcome outcome) => new(
        JsonSerializer.Deserialize(outcome[Report], ProtocolJson.Default.GuestReport) ?? throw new JsonException("the report is empty"),
        outcome[Records]);
}
