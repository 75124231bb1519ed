// SPDX-License-Identifier: MIT

using System.Text.Json.Serialization;
using Mp3.Experiments.Options;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>JSON of a study of processes.</summary>
[JsonSerializable(typeof(ProcessDocument))]
internal sealed partial class ProcessJson : JsonSerializerContext
{
    public static ProcessJson Standard { get; } = new(JsonOutput.Style());
}
