// SPDX-License-Identifier: MIT

using System.Text.Json.Serialization;
using Mp3.Experiments.Doctor;
using Mp3.Experiments.Doctor.Nodes;
using Mp3.Experiments.Options;

namespace Mp3.Experiments.Commands.Json;

/// <summary>JSON of what commands print; a study has documents of its own.</summary>
[JsonSerializable(typeof(Diagnosis))]
[JsonSerializable(typeof(NodeReports))]
[JsonSerializable(typeof(ReproducedDocument))]
[JsonSerializable(typeof(StudyComparisonDocument))]
[JsonSerializable(typeof(RunsDocument))]
[JsonSerializable(typeof(RunDocument))]
[JsonSerializable(typeof(RunDifferenceDocument))]
[JsonSerializable(typeof(CollectionDocument))]
[JsonSerializable(typeof(CheckDocument))]
[JsonSerializable(typeof(VerifyDocument))]
[JsonSerializable(typeof(SweepEstimateDocument))]
internal sealed partial class DocumentContext : JsonSerializerContext
{
    public static DocumentContext Standard { get; } = new(JsonOutput.Style());
}
