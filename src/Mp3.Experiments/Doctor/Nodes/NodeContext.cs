// SPDX-License-Identifier: MIT

using System.Text.Json.Serialization;
using Mp3.Experiments.Options;

namespace Mp3.Experiments.Doctor.Nodes;

/// <summary>Reads what <c>mp3 doctor --json</c> prints.</summary>
[JsonSerializable(typeof(Diagnosis))]
internal sealed partial class NodeContext : JsonSerializerContext
{
    public static NodeContext Standard { get; } = new(JsonOutput.Style());
}
