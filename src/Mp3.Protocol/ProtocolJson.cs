// SPDX-License-Identifier: MIT

using System.Text.Json.Serialization;

namespace Mp3.Protocol;

/// <summary>JSON of the contract between host and guest; generated, so that it works under NativeAOT.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(GuestPlan))]
[JsonSerializable(typeof(GuestReport))]
[JsonSerializable(typeof(MonitorOutcome))]
public sealed partial class ProtocolJson : JsonSerializerContext;
