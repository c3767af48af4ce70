// How the triangles of the panels are coloured: light work for a renderer without a graphics card.
//
// A colour of egui's is premultiplied and on the curve of sRGB; textures are read, and the target is blended, linear.
// The curve is nearly a power, so the product of two colours on it is the product of the two straightened ones.
// Straightening is then done once a corner and not six times a pixel.
//
// What egui means is a mix on the curve, which a linear target can't give. On a dark ground, straightening the
// premultiplied colour and fading its square root come near; on a light ground that would darken whatever is
// translucent, so there the colour is straightened by itself and multiplied then.

struct Scale {
    scale: vec2<f32>,
    translation: vec2<f32>,
}

struct Corner {
    @builtin(position) position: vec4<f32>,
    // Linear and premultiplied; on a dark ground the square root of it. Alpha as it is.
    @location(0) color: vec4<f32>,
    @location(1) uv: vec2<f32>,
}

@group(0) @binding(0) var<uniform> screen: Scale;
@group(1) @binding(0) var picture: texture_2d<f32>;
@group(1) @binding(1) var picture_sampler: sampler;

// The transfer function of IEC 61966-2-1, from the curve to linear.
fn straightened(curve: vec3<f32>) -> vec3<f32> {
    let low = curve / 12.92;
    let high = pow((curve + 0.055) / 1.055, vec3<f32>(2.4));
    return select(high, low, curve <= vec3<f32>(0.04045));
}

@vertex
fn vs_main(@location(0) point: vec2<f32>, @location(1) uv: vec2<f32>, @location(2) color: vec4<f32>) -> Corner {
    let place = vec4<f32>(point * screen.scale + screen.translation, 0.0, 1.0);
#ifdef LIGHT_GROUND
    // A colour without alpha is one that egui adds; it has nothing to be divided by.
    let alpha = select(color.a, 1.0, color.a == 0.0);
    let linear = straightened(min(color.rgb / alpha, vec3<f32>(1.0))) * alpha;
    return Corner(place, vec4<f32>(linear, color.a), uv);
#else
    return Corner(place, vec4<f32>(sqrt(straightened(color.rgb)), color.a), uv);
#endif
}

@fragment
fn fs_main(corner: Corner) -> @location(0) vec4<f32> {
    let texel = textureSample(picture, picture_sampler, corner.uv);
#ifdef LIGHT_GROUND
    return texel * corner.color;
#else
    return texel * vec4<f32>(corner.color.rgb * corner.color.rgb, corner.color.a);
#endif
}
