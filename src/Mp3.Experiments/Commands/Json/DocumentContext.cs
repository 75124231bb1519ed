// SPDX-License-Identifier: MIT

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Mp3.Experiments.Doctor;
using Mp3.Experiments.Studies.Handoff;
using Mp3.Experiments.Studies.Processes;
using Mp3.Experiments.Studies.Repetition;

namespace Mp3.Experiments.Commands.Json;

/// <summary>JSON of what commands print: snake_case, names for enumerations, indented.</summary>
[JsonSerializable(typeof(Diagnosis))]
[JsonSerializable(typeof(ComparisonDocument))]
[JsonSerializable(typeof(StudyComparisonDocument))]
[JsonSerializable(typeof(HandoffDocument))]
[JsonSerializable(typeof(StudyDocument))]
[JsonSerializable(typeof(RepeatedDocument))]
[JsonSerializable(typeof(RunsDocument))]
[JsonSerializable(typeof(RunDocument))]
[JsonSerializable(typeof(RunDifferenceDocument))]
[JsonSerializable(typeof(CollectionDocument))]
[JsonSerializable(typeof(CheckDocument))]
[JsonSerializable(typeof(VerifyDocument))]
internal sealed partial class DocumentContext : JsonSerializerContext
{
    // Relaxed: people read it too, and µ is not \u00B5 to them.
    public static DocumentContext Standard { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    });
}
