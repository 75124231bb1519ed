// SPDX-License-Identifier: MIT

using System.Text.Json.Serialization;
using Mp3.Experiments.Options;

namespace Mp3.Experiments.Studies.Handoff;

/// <summary>JSON of case study 3.</summary>
[JsonSerializable(typeof(HandoffDocument))]
internal sealed partial class HandoffJson : JsonSerializerContext
{
    public static HandoffJson Standard { get; } = new(JsonOutput.Style());
}
